import { describe, expect, it } from "vitest";
import { KeptViews } from "./keptViews";
import { RunBuffer } from "./runBuffer";
import { ScalarHistory } from "./scalarHistory";
import { recordFrame, SCHEMA, withEvaluation } from "./testFrames";

function filled(count: number): RunBuffer {
  const buffer = new RunBuffer("run", SCHEMA);
  for (let seq = 0; seq < count; seq += 1) {
    buffer.apply(recordFrame(seq, seq + 1, 1 / (seq + 1), 0.1 * (seq + 1)));
  }
  return buffer;
}

describe("RunBuffer", () => {
  it("finds the statistics recorded at or before a step", () => {
    const buffer = new RunBuffer("run", SCHEMA);
    for (const [seq, step] of [1, 2, 4, 8, 16].entries()) {
      buffer.apply(recordFrame(seq, step, 1, step));
    }
    expect(buffer.nodeValue(buffer.shownRow(9), "dense_1", "delta_rms")).toBe(8);
    expect(buffer.nodeValue(buffer.shownRow(null), "dense_1", "delta_rms")).toBe(16);
    expect(buffer.statistics.stepAt(buffer.shownRow(0))).toBe(1);
    expect(buffer.statistics.edge(buffer.shownRow(4), buffer.edgeRow("dense_1.out>act_1.in"))).toBe(
      8,
    );
  });

  it("says NaN for what does not apply or is unknown", () => {
    const buffer = filled(1);
    expect(buffer.nodeValue(0, "x", "delta_rms")).toBeNaN();
    expect(buffer.nodeValue(0, "nobody", "delta_rms")).toBeNaN();
    expect(buffer.nodeValue(0, "dense_1", "nothing")).toBeNaN();
  });

  it("takes a frame in once, and only of its own run", () => {
    const buffer = filled(3);
    expect(buffer.apply(recordFrame(2, 3, 9))).toBe(false);
    expect(buffer.apply({ ...recordFrame(3, 4, 9), runId: "other" })).toBe(false);
    expect(buffer.scalars.length).toBe(3);
  });

  it("forgets on rewind exactly what came after, and takes it in again", () => {
    const buffer = filled(6);
    const before = new RunBuffer("run", SCHEMA);
    for (let seq = 0; seq < 4; seq += 1) {
      before.apply(recordFrame(seq, seq + 1, 1 / (seq + 1), 0.1 * (seq + 1)));
    }
    buffer.rewind(3, 1);
    expect(buffer.lastSeq).toBe(3);
    expect(buffer.lastStep).toBe(4);
    expect(buffer.scalars.length).toBe(before.scalars.length);
    expect(buffer.statistics.length).toBe(before.statistics.length);
    expect(buffer.apply(recordFrame(4, 5, 0.2))).toBe(false);
    expect(buffer.apply({ ...recordFrame(4, 5, 0.2), generation: 1 })).toBe(true);
    expect(buffer.scalars.meanAt(4, 0)).toBeCloseTo(0.2);
  });

  it("forgets everything on reset and takes the history in anew", () => {
    const buffer = filled(5);
    buffer.reset(2);
    expect([buffer.lastSeq, buffer.scalars.length, buffer.statistics.length]).toEqual([-1, 0, 0]);
    expect(buffer.apply({ ...recordFrame(0, 1, 1), generation: 2 })).toBe(true);
  });

  it("keeps evaluations with their step", () => {
    const buffer = filled(2);
    buffer.apply(withEvaluation(recordFrame(2, 10, 0.4), [10, 0.5, 0.9]));
    expect(buffer.evaluationAt(9)).toBe(-1);
    expect(buffer.evaluation(buffer.evaluationAt(12), 1)).toBe(0.5);
    expect(buffer.evaluation(buffer.evaluationAt(12), 2)).toBe(0.9);
  });

  it("counts an event received twice once, in the order of steps", () => {
    const buffer = filled(1);
    const late = { seq: 3, step: 30, kind: "finding", detail: { code: "vanishing" } };
    const early = { seq: 1, step: 10, kind: "stride", detail: { to: 2 } };
    for (const entry of [late, early, { ...late }]) {
      buffer.addEvent(entry);
    }
    expect(buffer.events.map((entry) => entry.step)).toEqual([10, 30]);
  });

  it("stays within its memory over a hundred thousand reports", () => {
    const buffer = filled(100_000);
    expect(buffer.byteLength).toBeLessThan(16_000_000);
    expect(buffer.statistics.stepAt(0)).toBe(1);
    expect(buffer.statistics.stepAt(buffer.statistics.length - 1)).toBe(100_000);
    expect(buffer.scalars.bucket(0, 0).firstStep).toBe(1);
  });
});

describe("ScalarHistory", () => {
  it("joins old buckets without changing their range or mean", () => {
    const history = new ScalarHistory(["loss"], 8);
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    for (const [seq, value] of values.entries()) {
      history.append(
        { shape: [1, 1, 4], data: new Float32Array([value, value, value, value]) },
        seq + 1,
        1,
        seq,
      );
    }
    expect(history.length).toBe(7);
    expect(history.bucket(0, 0)).toEqual({
      firstStep: 1,
      lastStep: 2,
      min: 1,
      mean: 1.5,
      max: 2,
      last: 2,
    });
    expect(history.bucket(6, 0).last).toBe(9);
    expect(history.rowAt(3)).toBe(0);
  });

  it("reads several scalars and buckets of one frame", () => {
    const history = new ScalarHistory(["data_loss", "loss"]);
    const data = new Float32Array([1, 2, 3, 2, 4, 5, 6, 5, 10, 20, 30, 20, 40, 50, 60, 50]);
    history.append({ shape: [2, 2, 4], data }, 5, 4, 0);
    expect(history.bucket(1, 0)).toEqual({
      firstStep: 9,
      lastStep: 12,
      min: 4,
      mean: 5,
      max: 6,
      last: 5,
    });
    expect(history.bucket(0, 1)).toMatchObject({ firstStep: 5, lastStep: 8, mean: 20 });
  });
});

describe("KeptViews", () => {
  const view = (step: number) => ({
    ...recordFrame(0, step, 0),
    type: "view" as const,
    view: "boundary",
  });

  it("keeps first and latest and at most 64, spaced by factors", () => {
    const views = new KeptViews();
    for (let step = 1; step <= 5000; step += 1) {
      views.add(view(step));
    }
    const steps = views.stepsOf("boundary");
    expect(steps.length).toBe(64);
    expect([steps[0], steps.at(-1)]).toEqual([1, 5000]);
    expect(steps.filter((step) => step < 50).length).toBeGreaterThan(10);
  });

  it("shows the nearest one whatever order they came in, and the last to come as the latest", () => {
    const views = new KeptViews();
    for (const step of [8, 2, 32, 2]) {
      views.add(view(step));
    }
    expect(views.stepsOf("boundary")).toEqual([2, 8, 32]);
    expect(views.nearest("boundary", 6)?.step).toBe(8);
    expect(views.latest("boundary")?.step).toBe(2);
  });
});
