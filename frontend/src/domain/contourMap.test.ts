import { describe, expect, it } from "vitest";
import { contourMap, logScale, piecesInside, spanOf, squareScale } from "./contourMap";

const COLORS = {
  rampStops: [
    [0, 0, 0],
    [255, 255, 255],
  ],
  ...{ dark: true, muted: "#999" },
} as const;
const PLACE = { left: 10, top: 20, width: 100, height: 200 };
const GRID = {
  rows: 2,
  columns: 3,
  values: [0, 1, 2, 3, 4, Number.NaN],
  x: [0, 4],
  y: [1, 2],
} as const;

describe("a map of values", () => {
  it("has its least row at the bottom, and a gap where there is no number", () => {
    const { marks } = contourMap(GRID, PLACE, squareScale([0, 4]), COLORS);
    const image = marks.find((mark) => mark.kind === "image");
    // Above: 3, 4, no number; below: 0, 1, 2. Brightness is the root of the share.
    const light = [3, 4, null, 0, 1, 2].map((value) =>
      value === null ? 0 : 255 * Math.sqrt(value / 4),
    );
    const reds = Array.from({ length: 6 }, (_, at) => image?.pixels[4 * at] ?? -1);
    reds.forEach((red, at) => {
      expect(Math.abs(red - (light[at] ?? 0))).toBeLessThanOrEqual(1);
    });
    expect(image?.pixels[4 * 2 + 3]).toBe(0);
    expect(image?.pixels[4 * 3 + 3]).toBe(255);
  });

  it("places points by its axes, y up", () => {
    const { at, holds } = contourMap(GRID, PLACE, squareScale([0, 4]), COLORS);
    expect(at([0, 1])).toEqual([10, 220]);
    expect(at([4, 2])).toEqual([110, 20]);
    expect(at([1, 1.5])).toEqual([35, 120]);
    expect(holds([4, 2])).toBe(true);
    expect(holds([4.1, 2])).toBe(false);
  });
});

describe("scales", () => {
  it.each([
    ["square", squareScale([1, 10])],
    ["logarithmic", logScale([1, 10])],
  ] as const)("%s: shares and values are each other's reverse", (_, { share, valueAt }) => {
    expect(share(1)).toBe(0);
    expect(share(10)).toBeCloseTo(1, 12);
    for (const value of [1.001, 2, 9]) expect(valueAt(share(value))).toBeCloseTo(value, 9);
  });

  it("a logarithmic one gives as much room to small heights as to large ones", () => {
    const { share } = logScale([0, 1000]);
    const decade = share(100) - share(10);
    expect(share(1000) - share(100)).toBeCloseTo(decade, 2);
  });

  it("a square one is finer near the least value", () => {
    const { valueAt } = squareScale([2, 18]);
    expect([0.25, 0.5, 0.75].map(valueAt)).toEqual([3, 6, 11]);
  });

  it("are of finite numbers alone", () => {
    expect(spanOf([Number.NaN, 3, Number.POSITIVE_INFINITY, -1])).toEqual([-1, 3]);
    expect(spanOf([Number.NaN])).toBeNull();
  });
});

it("a path that leaves the map and comes back is two pieces", () => {
  const path = [
    [0, 0],
    [1, 0],
    [9, 0],
    [2, 0],
  ] as const;
  expect(piecesInside(path, ([x]) => x < 5)).toEqual([
    [
      [0, 0],
      [1, 0],
    ],
    [[2, 0]],
  ]);
});
