import { expect, it } from "vitest";
import { RunTimes } from "./runTimes";

it("times reported in any order, and again, are one line", () => {
  const times = new RunTimes();
  for (const [step, seconds] of [
    [10, 1],
    [30, 3],
    [0, 0],
    [20, 9],
    [20, 2],
  ] as const) {
    times.add(step, seconds);
  }
  expect([0, 5, 10, 20, 25].map((step) => times.at(step))).toEqual([0, 0.5, 1, 2, 2.5]);
  expect(times.length).toBe(4);
});

it("one time alone says nothing of other steps", () => {
  const times = new RunTimes();
  times.add(0, 0);
  expect(times.at(0)).toBe(0);
  expect(times.at(5)).toBeNaN();
});

it("a long run keeps few times, its first and its last among them", () => {
  const times = new RunTimes();
  for (let step = 0; step <= 100_000; step += 1) times.add(step, step / 100);
  expect(times.length).toBeLessThanOrEqual(4_096);
  expect(times.at(0)).toBe(0);
  expect(times.at(50_000)).toBeCloseTo(500, 6);
  expect(times.at(100_000)).toBe(1000);
});
