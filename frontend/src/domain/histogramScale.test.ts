import { describe, expect, it } from "vitest";
import { sharedRange, spreadBins } from "./histogramScale";

describe("the scale that histograms share", () => {
  it.each([
    [
      [
        [-0.12, 0.12],
        [-3e-7, 3e-7],
      ],
      -0.2,
      0.2,
    ],
    [[[0, 4.2]], 0, 5],
    [[[3, 7]], 0, 10],
    [[[-0.01, 0.02]], -0.01, 0.02],
    [[[-1.5e-7, -1e-7]], -2e-7, 0],
    [[[-3.4e38, 1]], -5e38, 1],
    [[[0, 0]], -1, 1],
    [
      [
        [Number.NaN, Number.NaN],
        [0, 1],
      ],
      0,
      1,
    ],
  ] as [[number, number][], number, number][])("of %j is %d to %d", (ranges, low, high) => {
    expect(sharedRange(ranges)).toEqual({ low, high });
  });

  it("is none without outputs", () => {
    expect(sharedRange([])).toBeNull();
    expect(sharedRange([[Number.NaN, Number.NaN]])).toBeNull();
  });
});

describe("bins on a wider scale", () => {
  const bins = new Uint8Array([10, 20]);

  it("keep their places and counts", () => {
    const spread = spreadBins(bins, [0, 1], { low: -1, high: 1 }, 4);
    expect([...spread]).toEqual([0, 0, 10, 20]);
  });

  it("are shared by narrower columns, and share a wider one", () => {
    expect([...spreadBins(bins, [0, 1], { low: 0, high: 1 }, 4)]).toEqual([5, 5, 10, 10]);
    expect([...spreadBins(bins, [0, 0.1], { low: 0, high: 1 }, 2)]).toEqual([30, 0]);
  });

  it("of outputs that are all alike stand in one column", () => {
    expect([...spreadBins(bins, [1, 1], { low: 0, high: 1 }, 2)]).toEqual([0, 30]);
  });
});
