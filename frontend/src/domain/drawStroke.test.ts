import { describe, expect, it } from "vitest";
import type { DrawnPoint, DrawnShape } from "./drawn";
import {
  gridPlace,
  withDab,
  withLine,
  withoutColumns,
  withoutNearest,
  withoutWithin,
} from "./drawStroke";

const PLANE: DrawnShape = { curve: false, x: [-6, 6], y: [-6, 6], most: 6, mostClasses: 10 };
const CURVE: DrawnShape = { curve: true, x: [-4, 4], y: [-2, 2], most: 2000, mostClasses: 1 };

describe("a brush", () => {
  it("without scatter adds one point where it is, on the grid and within the plane", () => {
    expect(gridPlace([1.23456, -7], PLANE)).toEqual([1.23, -6]);
    expect(withDab([], [1.23, -6], 2, 0, PLANE)).toEqual([[1.23, -6, 2]]);
  });

  it("has no negative zero, which a link would write otherwise", () => {
    expect(Object.is(gridPlace([-0.001, 0], PLANE)[0], 0)).toBe(true);
  });

  it("with scatter adds three points around the place, the same for the same drawing", () => {
    const dab = withDab([], [1, 1], 1, 0.5, PLANE);
    expect(dab).toHaveLength(3);
    expect(withDab([], [1, 1], 1, 0.5, PLANE)).toEqual(dab);
    expect(withDab(dab, [1, 1], 1, 0.5, PLANE).slice(3)).not.toEqual(dab);
    expect(new Set(dab.map(String)).size).toBe(3);
    for (const [x = 9, y = 9, label] of dab) {
      expect(Math.hypot(x - 1, y - 1)).toBeLessThan(2.5);
      expect([Math.round(x * 100) / 100, label]).toEqual([x, 1]);
    }
  });

  it("scatters by the standard deviation that is chosen", () => {
    let points: DrawnPoint[] = [];
    const large = { ...PLANE, most: 3000 };
    for (let dab = 0; dab < 1000; dab += 1) points = withDab(points, [0, 0], 0, 0.5, large);
    const mean = points.reduce((sum, [x = 0]) => sum + x, 0) / points.length;
    const spread = Math.sqrt(points.reduce((sum, [x = 0]) => sum + x * x, 0) / points.length);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(spread - 0.5)).toBeLessThan(0.02);
  });

  it("stops at the most points that a drawing may hold", () => {
    const full = Array.from({ length: 5 }, () => [0, 0, 0]);
    expect(withDab(full, [1, 1], 0, 0.5, PLANE)).toHaveLength(6);
  });
});

describe("what removes", () => {
  const points = [
    [0, 0, 0],
    [1, 0, 1],
    [1.2, 0, 1],
  ];

  it("takes the nearest point within reach, or none", () => {
    expect(withoutNearest(points, [1.15, 0], 0.4)).toEqual([points[0], points[1]]);
    expect(withoutNearest(points, [3, 3], 0.4)).toBe(points);
    expect(withoutNearest([], [0, 0], 0.4)).toEqual([]);
  });

  it("takes all points that the eraser reaches", () => {
    expect(withoutWithin(points, [1.1, 0], 0.35)).toEqual([points[0]]);
    expect(withoutWithin(points, [4, 4], 0.35)).toBe(points);
  });
});

describe("a curve", () => {
  it("gets a straight line between two places of the hand, one point each tenth", () => {
    const drawn = withLine([], [0, 0], [0.4, 1], CURVE);
    expect(drawn).toEqual([
      [0, 0],
      [0.1, 0.25],
      [0.2, 0.5],
      [0.3, 0.75],
      [0.4, 1],
    ]);
    expect(withLine([], [0.4, 1], [0, 0], CURVE)).toEqual(drawn);
  });

  it("has one height over each place, and stays in order", () => {
    const former = [
      [-1, 0.5],
      [0.1, 0.5],
      [2, 0.5],
    ];
    expect(withLine(former, [0.1, -1], [0.1, -1], CURVE)).toEqual([
      [-1, 0.5],
      [0.1, -1],
      [2, 0.5],
    ]);
  });

  it("is cut off at the edges of the picture", () => {
    expect(withLine([], [3.96, 7], [9, 7], CURVE)).toEqual([[4, 2]]);
  });

  it("can be removed between two places", () => {
    const line = withLine([], [0, 0], [0.4, 1], CURVE);
    expect(withoutColumns(line, 0.1, 0.3, CURVE)).toEqual([
      [0, 0],
      [0.4, 1],
    ]);
  });
});
