import { describe, expect, it } from "vitest";
import { keyWeights, placeDots, zooScale } from "./zooPlaces";

const SHOWN = [
  { type: "first", year: 2012, error: 18, weights: 60 },
  { type: "wide", year: 2014, error: 9, weights: 140 },
  { type: "small", year: 2014, error: 9, weights: 0.01 },
  { type: "deep", year: 2014, error: 10, weights: 35 },
  { type: "last", year: 2015, error: 6, weights: 60 },
];

function placed(width: number) {
  const scale = zooScale(SHOWN, width, 320);
  return { scale, dots: new Map(placeDots(SHOWN, scale).map((dot) => [dot.type, dot])) };
}

describe("the chart of the zoo", () => {
  it.each([520, 300])(
    "keeps networks of a year apart within their column, at %d pixels",
    (width) => {
      const { scale, dots } = placed(width);
      const column = scale.x(2015) - scale.x(2014);
      const across = ["wide", "small", "deep"].map((type) => dots.get(type)?.x ?? Number.NaN);
      for (const at of across) expect(Math.abs(at - scale.x(2014))).toBeLessThan(column / 2);
      const [a = 0, b = 0, c = 0] = across;
      expect(b - a).toBeCloseTo(c - b);
      expect(b - a).toBeGreaterThan(8);
      expect(dots.get("first")?.x).toBe(scale.x(2012));
      expect(scale.years).toEqual([2012, 2013, 2014, 2015]);
    },
  );

  it("has areas in proportion to weights, none too small to be pressed, small ones on top", () => {
    const { dots } = placed(520);
    const radius = (type: string) => dots.get(type)?.radius ?? Number.NaN;
    expect((radius("wide") / radius("deep")) ** 2).toBeCloseTo(4);
    expect(radius("small")).toBe(4);
    expect([...dots.keys()].at(0)).toBe("wide");
    expect([...dots.keys()].at(-1)).toBe("small");
    expect(placed(260).dots.get("wide")?.radius).toBeCloseTo(radius("wide") / 2);
  });

  it("has a key of round numbers", () => {
    expect(keyWeights(143_667_240)).toEqual([10_000_000, 100_000_000]);
    expect(keyWeights(999)).toEqual([10, 100]);
  });
});
