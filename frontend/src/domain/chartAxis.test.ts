import { describe, expect, it } from "vitest";
import { axisScale, CHART_AXES } from "./chartAxis";
import { RunBuffer } from "./runBuffer";
import { completeSpec } from "./spec";
import { SCHEMA } from "./testFrames";

/** 25 examples in batches of 10: three steps an epoch, the last of them with five examples. */
const UNEVEN = new RunBuffer("run", { ...SCHEMA, steps_per_epoch: 3, training_size: 25 });
const SPEC = completeSpec({ training: { batch_size: 10 } });

describe("the axes of a chart", () => {
  it("count epochs as steps of the run's own epochs", () => {
    const { toPlace, toStep } = axisScale("epoch", UNEVEN, SPEC);
    expect([0, 1, 3, 6].map(toPlace)).toEqual([0, 1 / 3, 1, 2]);
    expect([0, 1 / 3, 0.99, 2].map(toStep)).toEqual([0, 1, 2, 6]);
  });

  it("count a smaller last batch as it is", () => {
    const { toPlace, toStep } = axisScale("examples", UNEVEN, SPEC);
    expect([0, 1, 2, 3, 4, 6].map(toPlace)).toEqual([0, 10, 20, 25, 35, 50]);
    expect([0, 9, 10, 24, 25, 50].map(toStep)).toEqual([0, 0, 1, 2, 3, 6]);
  });

  it("interpolate seconds between known times, and know none without them", () => {
    const timed = new RunBuffer("run", SCHEMA);
    expect(axisScale("time", timed, SPEC).toPlace(5)).toBeNaN();
    timed.times.add(0, 0);
    timed.times.add(100, 2);
    timed.times.add(300, 3);
    const { toPlace, toStep } = axisScale("time", timed, SPEC);
    expect([0, 50, 100, 200, 400].map(toPlace)).toEqual([0, 1, 2, 2.5, 3.5]);
    expect([0, 1, 2, 2.5].map(toStep)).toEqual([0, 50, 100, 200]);
  });

  it("lead from any step to its place and back", () => {
    UNEVEN.times.add(0, 0);
    UNEVEN.times.add(1000, 7);
    for (const axis of CHART_AXES) {
      const { toPlace, toStep } = axisScale(axis, UNEVEN, SPEC);
      for (let step = 0; step <= 1000; step += 1) expect(toStep(toPlace(step))).toBe(step);
    }
  });
});
