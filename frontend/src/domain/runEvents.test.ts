import { describe, expect, it } from "vitest";
import { type LogEntry, testOpening } from "./runEvents";

function opened(step: number, detail: Record<string, unknown>): LogEntry {
  return { seq: step, step, kind: "test_opened", detail };
}

describe("testOpening", () => {
  it("is null while the test part is sealed", () => {
    expect(testOpening([{ seq: 1, step: 1, kind: "finished", detail: {} }])).toBeNull();
  });

  it("tells the last look, and null for what was no finite number", () => {
    const events = [
      opened(5, { count: 1, values: { loss: 0.5, accuracy: 0.9 } }),
      opened(9, { count: 2, weights_step: 4, values: { loss: null, accuracy: 0.8 } }),
    ];
    expect(testOpening(events)).toEqual({
      step: 9,
      weightsStep: 4,
      count: 2,
      values: { loss: null, accuracy: 0.8 },
    });
  });
});
