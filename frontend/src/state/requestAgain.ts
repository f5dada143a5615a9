/** Asks while what is shown goes on changing: an answer under way is waited for, however fast that is. */

/** Whether something else is shown is looked at so often, in milliseconds. */
const LOOK_MS = 250;

interface Repetition {
  /** What is shown, as a text that changes with it; "" where nothing can be asked. */
  readonly moment: () => string;
  /** One question and its answer; it deals with its own faults. */
  readonly send: () => Promise<void>;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** The first question waits so many milliseconds. */
  readonly restMs: number;
  /** An answer is renewed no sooner than so many milliseconds after it was asked for. */
  readonly renewMs: number;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

export async function requestAgain({
  moment,
  send,
  signal,
  restMs,
  renewMs,
}: Repetition): Promise<void> {
  let asked = "";
  await pause(Math.max(0, restMs), signal);
  while (!signal.aborted) {
    const now = moment();
    if (now === "" || now === asked) {
      await pause(LOOK_MS, signal);
      continue;
    }
    asked = now;
    const begin = performance.now();
    await send();
    await pause(Math.max(0, begin + renewMs - performance.now()), signal);
  }
}
