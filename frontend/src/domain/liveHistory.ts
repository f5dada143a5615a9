/** Live values of a run as they were at a step, from its event log. */
import type { LogEntry } from "./runEvents";

/**
 * Values of every setting that was changed during a run, as they were once `step` steps were taken: the last change up
 * to there, else what the first change started from.
 */
export function liveValuesAt(events: readonly LogEntry[], step: number): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { kind, step: at, detail } of events) {
    const { path, from, to } = detail;
    if (kind !== "live_change" || typeof path !== "string") continue;
    const before = values[path] ?? (typeof from === "number" ? from : undefined);
    const value = at <= step && typeof to === "number" ? to : before;
    if (value !== undefined) values[path] = value;
  }
  return values;
}
