import { describe, expect, it } from "vitest";
import type { Frame } from "./frame";
import { RunBuffer } from "./runBuffer";
import { restoredBest } from "./runEvents";
import { pictureOrigin, restoredIn, shownEvaluation, standingOf } from "./standing";
import { recordFrame, SCHEMA, startFrame, withEvaluation } from "./testFrames";

function bufferOf(...frames: Frame[]): RunBuffer {
  const buffer = new RunBuffer("run", SCHEMA);
  for (const frame of frames) buffer.apply(frame);
  return buffer;
}

const resting = (step: number) => ({ step, training: false, stepsPerSecond: 0 });
const training = (step: number, stepsPerSecond: number) => ({
  step,
  training: true,
  stepsPerSecond,
});

describe("where the numbers stand", () => {
  const buffer = bufferOf(startFrame(), recordFrame(1, 16, 0.5), recordFrame(2, 64, 0.4));

  it("is the latest at rest only where they are of the very step reached", () => {
    expect(standingOf(buffer, null, resting(64)).kind).toBe("latest");
    expect(standingOf(buffer, null, resting(65))).toMatchObject({
      kind: "behind",
      shown: 64,
      reached: 65,
    });
  });

  it("is live while training as long as they lie within a second, or one step, of the counter", () => {
    expect(standingOf(buffer, null, training(164, 100)).kind).toBe("live");
    expect(standingOf(buffer, null, training(165, 100)).kind).toBe("behind");
    expect(standingOf(buffer, null, training(65, 0.2)).kind).toBe("live");
    expect(standingOf(buffer, null, training(66, 0.2)).kind).toBe("behind");
  });

  it("is in the past where the reader went back, at the statistics before that step", () => {
    expect(standingOf(buffer, 40, training(64, 10))).toMatchObject({ kind: "past", shown: 16 });
  });

  it("is nowhere before the first statistics, and at step 0 before the first update", () => {
    expect(standingOf(null, null, resting(0))).toMatchObject({ kind: "latest", shown: null });
    const fresh = bufferOf(startFrame());
    expect(standingOf(fresh, null, resting(0))).toMatchObject({ kind: "latest", shown: 0 });
    expect(standingOf(fresh, null, resting(1)).kind).toBe("behind");
  });
});

describe("statistics of the state before the first update", () => {
  it("are shown as those of step 0, with no loss and no update ratio", () => {
    const buffer = bufferOf(startFrame(0.25));
    expect(standingOf(buffer, null, resting(0)).shown).toBe(0);
    expect(buffer.nodeValue(0, "dense_1", "delta_rms")).toBe(0.25);
    expect(buffer.scalars.length).toBe(0);
    expect(buffer.lastSeq).toBe(0);
    expect(buffer.lastStep).toBe(0);
  });

  it("stay reachable when the run has gone on", () => {
    const buffer = bufferOf(startFrame(0.25), recordFrame(1, 1, 0.5, 0.125));
    expect(standingOf(buffer, 0, resting(1)).shown).toBe(0);
    expect(buffer.nodeValue(buffer.shownRow(0), "dense_1", "delta_rms")).toBe(0.25);
    expect(buffer.nodeValue(buffer.shownRow(null), "dense_1", "delta_rms")).toBe(0.125);
    expect(buffer.scalars.bucket(0, 1)).toMatchObject({ firstStep: 1, lastStep: 1, mean: 0.5 });
  });
});

it("a second report of the same step takes the place of the first", () => {
  const buffer = bufferOf(recordFrame(0, 8, 0.5, 0.25), recordFrame(1, 8, 0.5, 0.125));
  expect(buffer.statistics.length).toBe(1);
  expect(buffer.nodeValue(0, "dense_1", "delta_rms")).toBe(0.125);
});

describe("the evaluation shown", () => {
  const frames = [
    withEvaluation(recordFrame(0, 86, 0.5), [86, 0.1, 0.968]),
    withEvaluation(recordFrame(1, 1720, 0.4), [1720, 0.2, 0.964]),
  ];
  const buffer = bufferOf(...frames);

  /** At its end, with its best weights in place. */
  function restored(): RunBuffer {
    const ended = bufferOf(...frames);
    const detail = { reason: "epochs", best_step: 86, best_loss: 0.1, restored: true };
    ended.addEvent({ seq: 2, step: 1720, kind: "finished", detail });
    return ended;
  }

  it("is the last one while the last weights are in place", () => {
    expect(shownEvaluation(buffer, null)).toEqual({ row: 1, step: 1720, best: false });
  });

  it("is that of the restored best weights once they are in place", () => {
    const ended = restored();
    expect(restoredIn(ended)).toEqual({ step: 86, loss: 0.1, finishedAt: 1720 });
    expect(shownEvaluation(ended, null)).toEqual({ row: 0, step: 86, best: true });
    expect(shownEvaluation(ended, 1720)).toEqual({ row: 1, step: 1720, best: false });
  });

  it("is the last one again once the run has trained on from there", () => {
    const ended = restored();
    ended.apply(withEvaluation(recordFrame(2, 1730, 0.4), [1730, 0.3, 0.9]));
    expect(restoredIn(ended)).toBeNull();
    expect(shownEvaluation(ended, null)).toEqual({ row: 2, step: 1730, best: false });
  });

  it("beside pictures of the same weights, streamed or computed again at the end", () => {
    const ended = restored();
    const drawn = (step: number, firstStep: number) => ({ step, firstStep });
    expect(pictureOrigin(drawn(86, 86), ended, null)).toEqual({ step: 86, best: true });
    expect(pictureOrigin(drawn(86, 86), ended, 86)).toEqual({ step: 86, best: false });
    expect(pictureOrigin(drawn(1720, 86), ended, 1720)).toEqual({ step: 86, best: true });
    expect(pictureOrigin(drawn(1720, 1720), buffer, null)).toEqual({ step: 1720, best: false });
  });

  it("is none at a step before the first: a later one would be of the future", () => {
    expect(shownEvaluation(buffer, 85)).toBeNull();
    expect(shownEvaluation(buffer, 86)).toEqual({ row: 0, step: 86, best: false });
  });

  it("is of no restored weights where the end left the last ones in place", () => {
    const kept = { reason: "early_stopping", best_step: 86, best_loss: 0.1, restored: false };
    expect(restoredBest([{ seq: 2, step: 1720, kind: "finished", detail: kept }])).toBeNull();
    expect(restoredBest([])).toBeNull();
  });
});
