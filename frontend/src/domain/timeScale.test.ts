import { describe, expect, it } from "vitest";
import { axisTicks, shareOf, stepOf, type TimeScale } from "./timeScale";

const SCALES: readonly TimeScale[] = ["linear", "log"];

describe.each(SCALES)("the axis of time, %s", (scale) => {
  it("leads from every step to its place and back", () => {
    for (const last of [1, 30, 5_000]) {
      for (const step of [0, 1, Math.floor(last / 2), last]) {
        expect(stepOf(shareOf(step, last, scale), last, scale)).toBe(step);
      }
    }
  });

  it("keeps every place between its ends", () => {
    expect(shareOf(50, 10, scale)).toBe(1);
    expect(stepOf(-1, 10, scale)).toBe(0);
    expect(stepOf(2, 10, scale)).toBe(10);
    expect(shareOf(0, 0, scale)).toBe(0);
  });

  it("has ticks with room for their labels at any width", () => {
    for (const width of [8, 15, 40, 90]) {
      for (const last of [1, 12, 936, 10_000, 3_000_000]) {
        const places = axisTicks(last, width, scale).map(
          (tick) => width * shareOf(tick, last, scale),
        );
        for (const [index, place] of places.slice(1).entries()) {
          expect(place - (places[index] ?? 0)).toBeGreaterThan(index === 0 ? 6.4 : 2.9);
        }
        expect(places.at(-1)).toBeLessThanOrEqual(0.93 * width);
      }
    }
  });
});

it("gives the first hundred of ten thousand steps half of a log axis", () => {
  expect(shareOf(100, 10_000, "log")).toBeCloseTo(0.501, 3);
  expect(shareOf(100, 10_000, "linear")).toBe(0.01);
});

it("writes round steps, in powers of ten on a log axis", () => {
  expect(axisTicks(10_000, 40)).toEqual([0, 2000, 4000, 6000, 8000]);
  expect(axisTicks(10_000, 40, "log")).toEqual([0, 10, 100, 1000]);
});
