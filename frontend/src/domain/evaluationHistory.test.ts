import { describe, expect, test } from "vitest";
import { EvaluationHistory } from "./evaluationHistory";

function filled(count: number, every = 30, most = 256): EvaluationHistory {
  const history = new EvaluationHistory(2, most);
  for (let number = 0; number < count; number += 1) {
    history.push([number * every, number], number);
  }
  return history;
}

function steps(history: EvaluationHistory): number[] {
  return Array.from({ length: history.length }, (_, row) => history.at(row, 0));
}

describe("a history of evaluations", () => {
  test("keeps every row of a short run", () => {
    expect(steps(filled(5))).toEqual([0, 30, 60, 90, 120]);
  });

  test.each([1_000, 5_000, 100_000])("of %i evaluations keeps some from every part", (count) => {
    const kept = steps(filled(count));
    expect(kept.length).toBeLessThanOrEqual(256);
    expect(kept.length).toBeGreaterThan(100);
    const gaps = kept.slice(1).map((step, row) => step - (kept[row] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan((count * 30) / 50);
  });

  test("always shows the newest", () => {
    for (let count = 250; count < 600; count += 7) {
      const history = filled(count);
      expect(history.at(history.length - 1, 1)).toBe(count - 1);
    }
  });

  test("finds the last row at or before a step", () => {
    const history = filled(5);
    expect([history.rowAt(-1), history.rowAt(59), history.rowAt(60), history.rowAt(999)]).toEqual([
      -1, 1, 2, 4,
    ]);
  });

  test("goes back to a frame", () => {
    const history = filled(100);
    history.rewind(40);
    expect(history.at(history.length - 1, 1)).toBe(40);
  });
});
