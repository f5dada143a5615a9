import { describe, expect, it } from "vitest";
import { standsAt } from "./chipBound";

const shares = (values: readonly number[]) =>
  values.map((_, row) => standsAt(row, 0.5, (at) => values[at] ?? Number.NaN));

describe("a chip at its bound", () => {
  it("comes at the bound and leaves only well below it", () => {
    expect(shares([0.45, 0.5, 0.45, 0.41, 0.39, 0.45, 0.51])).toEqual([
      ...[false, true, true, true, false, false, true],
    ]);
  });

  it("does not flicker while the share swings around the bound", () => {
    const swinging = Array.from({ length: 40 }, (_, row) => 0.5 + (row % 2 === 0 ? 0.02 : -0.02));
    expect(new Set(shares(swinging))).toEqual(new Set([true]));
  });

  it("does not stand where the share does not apply", () => {
    expect(shares([0.6, Number.NaN, 0.45])).toEqual([true, false, false]);
  });

  it("is the same at a step whichever steps were looked at before", () => {
    const values = [0.1, 0.6, 0.45, 0.3, 0.45];
    expect(standsAt(2, 0.5, (at) => values[at] ?? 0)).toBe(true);
    expect(standsAt(4, 0.5, (at) => values[at] ?? 0)).toBe(false);
    expect(standsAt(2, 0.5, (at) => values[at] ?? 0)).toBe(true);
  });
});
