/** States of steps are asked for one after another: the server computes one of a session at a time. */
import type { RequestMoment } from "./moments";

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
  });
}

/** Requests like `send`, each once all before it are answered or given up; what is given up ends at once. */
export function oneAtATime(send: RequestMoment): RequestMoment {
  let before: Promise<unknown> = Promise.resolve();
  return async (request, signal) => {
    const givenUp = aborted(signal);
    const answer = before.then(() => {
      signal.throwIfAborted();
      return send(request, signal);
    });
    const ended = Promise.race([answer, givenUp]);
    before = Promise.all([before, ended.catch(() => undefined)]);
    return ended;
  };
}
