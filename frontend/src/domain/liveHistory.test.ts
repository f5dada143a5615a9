import { expect, it } from "vitest";
import { liveValuesAt } from "./liveHistory";
import type { LogEntry } from "./runEvents";

function change(step: number, path: string, from: number, to: number): LogEntry {
  return { seq: step, step, kind: "live_change", detail: { path, from, to } };
}

const RATE = "optimizer.config.learning_rate";
const EVENTS: LogEntry[] = [
  change(100, RATE, 0.1, 0.3),
  { seq: 1, step: 150, kind: "finding", detail: { path: RATE, to: 9 } },
  change(200, "training.l2", 0, 0.01),
  change(300, RATE, 0.3, 0.05),
];

it.each([
  [0, 0.1, 0],
  [99, 0.1, 0],
  [100, 0.3, 0],
  [250, 0.3, 0.01],
  [300, 0.05, 0.01],
])("once %i steps are taken the rate is %f, the penalty %f", (step, rate, penalty) => {
  expect(liveValuesAt(EVENTS, step)).toEqual({ [RATE]: rate, "training.l2": penalty });
});

it("says nothing of what was never changed", () => {
  expect(liveValuesAt([], 10)).toEqual({});
});
