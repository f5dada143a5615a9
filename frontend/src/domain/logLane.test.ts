import { describe, expect, it } from "vitest";
import { fitLogLane, laneLabel, laneRange, laneTicks, toLane } from "./logLane";

describe("the range of a logarithmic axis", () => {
  it("holds all values and says whether some are zero", () => {
    const lane = fitLogLane([1e-5, 0.2, 30, 0, Number.NaN]);
    expect(lane.low).toBeLessThanOrEqual(-5);
    expect(lane.high).toBeGreaterThanOrEqual(Math.log10(30));
    expect(lane.zero).toBe(true);
  });

  it("presses what lies so many decades over the median into a lane at the top, in order and labelled", () => {
    const losses = [...Array.from({ length: 50 }, (_, index) => 1 + index / 50), 1e9, 2.4e25];
    const lane = fitLogLane(losses, { above: 4 });
    expect(lane.high).toBeLessThanOrEqual(5);
    expect(lane.low).toBeGreaterThanOrEqual(-1);
    const places = [1e4, 1e9, 2.4e25].map((value) => toLane(value, lane) ?? Number.NaN);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    const [, end] = laneRange(lane);
    expect(places.at(-1)).toBeLessThanOrEqual(end);
    expect(laneTicks(lane).map((tick) => laneLabel(tick, lane))).toContain("5e25");
  });

  it.each([
    [[1e-30, 1e-20, 1], {}],
    [[1e-30, 1e-3, 1, 1, 1e20, 2e25], { above: 4 }],
    [[0.31, 0.3, 0.29], { above: 4 }],
    [[1, 1, 1, 1e30, 1e38], { above: 4 }],
  ] as [number[], { above?: number }][])(
    "has a place of its own for every value of %j",
    (values, options) => {
      const lane = fitLogLane(values, options);
      const [bottom, top] = laneRange(lane);
      const places = values.map((value) => toLane(value, lane) ?? Number.NaN);
      expect(new Set(places).size).toBe(new Set(values).size);
      for (const place of places) {
        expect(place).toBeGreaterThanOrEqual(bottom);
        expect(place).toBeLessThanOrEqual(top);
      }
    },
  );
});
