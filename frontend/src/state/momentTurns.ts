/** States of steps are asked for one after another: the server computes one of a session at a time. */
import type { AskMoment } from "./moments";

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
  });
}

/** Asks like `ask`, each once all before it are answered or given up; what is given up ends at once. */
export function oneAtATime(ask: AskMoment): AskMoment {
  let before: Promise<unknown> = Promise.resolve();
  return async (request, signal) => {
    const givenUp = aborted(signal);
    const answer = before.then(() => {
      signal.throwIfAborted();
      return ask(request, signal);
    });
    const ended = Promise.race([answer, givenUp]);
    before = Promise.all([before, ended.catch(() => undefined)]);
    return ended;
  };
}
