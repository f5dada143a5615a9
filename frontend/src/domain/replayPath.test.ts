import { describe, expect, it } from "vitest";
import { REPLAY_PACES, ReplayPath, replayPoints } from "./replayPath";
import { RunBuffer } from "./runBuffer";
import { recordFrame, SCHEMA, startFrame } from "./testFrames";

type ReplayPoints = ReturnType<typeof replayPoints>;

/** A run of 10,000 steps, a report every ten; its loss halves in the first 50 steps and again at 9,000. */
const LONG: ReplayPoints = {
  steps: Array.from({ length: 1001 }, (_, index) => 10 * index),
  losses: Array.from({ length: 1001 }, (_, index) => (index < 5 ? 4 : index < 900 ? 2 : 1)),
};

/** Share of the time in which a step below `bound` is shown. */
function timeBelow(path: ReplayPath, bound: number): number {
  const looks = 3000;
  let below = 0;
  for (let look = 0; look < looks; look += 1) {
    if (path.stepAt(look / looks) < bound) below += 1;
  }
  return below / looks;
}

describe("a replay of ten thousand steps", () => {
  it("gives the first hundred half of the time by their logarithm: ln 101 of ln 10,001", () => {
    expect(timeBelow(new ReplayPath(LONG, "log"), 100)).toBeCloseTo(0.501, 2);
  });

  it("gives them a hundredth where every step takes as long", () => {
    expect(timeBelow(new ReplayPath(LONG, "linear"), 100)).toBeCloseTo(0.01, 2);
  });

  it("passes level stretches by at constant change of loss, without standing still", () => {
    const path = new ReplayPath(LONG, "loss");
    expect(timeBelow(path, 50)).toBeCloseTo(0.45 + 0.1 * 0.427, 1);
    expect(path.stepAt(0.52)).toBeGreaterThan(50);
    expect(path.stepAt(0.54)).toBeLessThan(9000);
    expect(path.stepAt(0.54)).toBeGreaterThan(path.stepAt(0.52));
  });
});

it.each(REPLAY_PACES)(
  "starts at the first step, ends at the last and never goes back: %s",
  (pace) => {
    const path = new ReplayPath(LONG, pace);
    const seen = Array.from({ length: 201 }, (_, index) => path.stepAt(index / 200));
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(10_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  },
);

it.each(REPLAY_PACES)("goes on from where the reader has gone to: %s", (pace) => {
  const path = new ReplayPath(LONG, pace);
  for (const step of [0, 10, 90, 5000, 10_000]) {
    expect(path.stepAt(path.shareAt(step))).toBe(step);
  }
  expect(path.stepAt(path.shareAt(4_321))).toBe(4_320);
});

it("shows only recorded steps, and a run of one report stays there", () => {
  expect(new ReplayPath({ steps: [0], losses: [1] }, "log").stepAt(0.7)).toBe(0);
  const losses = [Number.NaN, Number.POSITIVE_INFINITY, 0];
  const odd = new ReplayPath({ steps: [0, 3, 900], losses }, "loss");
  expect([0, 0.5, 1].map((share) => odd.stepAt(share))).toEqual([0, 3, 900]);
});

it("walks through the statistics of a record, with the loss up to each of them", () => {
  const buffer = new RunBuffer("run", SCHEMA);
  for (const frame of [startFrame(), recordFrame(1, 1, 4), recordFrame(2, 8, 2)])
    buffer.apply(frame);
  expect(replayPoints(buffer)).toEqual({ steps: [0, 1, 8], losses: [Number.NaN, 4, 2] });
});
