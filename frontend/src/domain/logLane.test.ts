import { describe, expect, it } from "vitest";
import { fitLogLane, toLane } from "./logLane";

describe("the range of a logarithmic axis", () => {
  it("holds all values and says whether some are zero", () => {
    const lane = fitLogLane([1e-5, 0.2, 30, 0, Number.NaN]);
    expect(lane.low).toBeLessThanOrEqual(-5);
    expect(lane.high).toBeGreaterThanOrEqual(Math.log10(30));
    expect(lane.zero).toBe(true);
  });

  it("ends so many decades above the median, so that a divergence leaves ordinary losses legible", () => {
    const losses = [...Array.from({ length: 50 }, (_, index) => 1 + index / 50), 1e9, 1e25, 1e38];
    const lane = fitLogLane(losses, { above: 4 });
    expect(lane.high).toBeLessThanOrEqual(5);
    expect(lane.low).toBeGreaterThanOrEqual(-1);
    expect(toLane(1e38, lane)).toBe(lane.high);
  });

  it("counts its decades from the top where nothing is cut", () => {
    expect(fitLogLane([1e-30, 1], { span: 12 }).low).toBe(-12);
  });
});
