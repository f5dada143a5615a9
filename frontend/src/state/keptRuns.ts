/** Runs pinned in this browser, remembered by id: they are listed in every later session too. */
import { isObject } from "../domain/readDocument";
import { visitorStorage } from "./browserStorage";

const KEY = "backlight.kept_runs";
const MOST_KEPT = 200;

/** @param sessionId of the session in which it was pinned: its token opens the run. */
interface KeptRun {
  readonly runId: string;
  readonly sessionId: string;
}

function isKeptRun(value: unknown): value is KeptRun {
  return isObject(value) && typeof value.runId === "string" && typeof value.sessionId === "string";
}

export function keptRuns(): KeptRun[] {
  try {
    const parsed: unknown = JSON.parse(visitorStorage().getItem(KEY) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter(isKeptRun).slice(-MOST_KEPT) : [];
  } catch {
    return [];
  }
}

/** Browsers may refuse to keep anything: then a pinned run is found by its session alone. */
function write(kept: readonly KeptRun[]): void {
  try {
    visitorStorage().setItem(KEY, JSON.stringify(kept.slice(-MOST_KEPT)));
  } catch {
    return;
  }
}

export function rememberRun(run: KeptRun): void {
  write([...keptRuns().filter(({ runId }) => runId !== run.runId), run]);
}

export function forgetRun(runId: string): void {
  write(keptRuns().filter((kept) => kept.runId !== runId));
}
