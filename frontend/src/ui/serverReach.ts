/** Whether the server can be reached, for parts of the page that have not been fetched yet. */

const CHECK_EVERY_MS = 2_000;

export async function serverAnswers(): Promise<boolean> {
  const answer = await fetch("/", { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.ok ?? false;
}

/** Resolves with true once the server answers, with false when nobody waits any more. */
export async function untilServerAnswers(signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await serverAnswers()) return true;
    await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS));
  }
  return false;
}
