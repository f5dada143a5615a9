import { expect, it, vi } from "vitest";
import { RunBuffer } from "../../domain/runBuffer";
import { completeSpec } from "../../domain/spec";
import { recordFrame, SCHEMA, withEvaluation } from "../../domain/testFrames";
import { t } from "../../i18n";
import { Stage } from "../../state/stage";
import { lossData } from "./LossChart";

vi.mock("uplot", () => ({ default: class {} }));

const SPEC = completeSpec({
  network: { nodes: [{ id: "x", type: "input" }] },
  objectives: [{ prediction: "x" }],
});

/** A run of eight steps in two buckets of four, evaluated at step 4. */
function stageOfBuckets(): Stage {
  const stage = new Stage();
  const buffer = new RunBuffer("run", SCHEMA);
  for (const [seq, loss] of [0.5, 0.25].entries()) {
    const step = 4 * (seq + 1);
    const frame = { ...recordFrame(seq, step, loss), runId: "run" };
    const bucket = { ...frame, firstStep: step - 3, bucketWidth: 4 };
    buffer.apply(seq === 0 ? withEvaluation(bucket, [4, 0.75, 0.5]) : bucket);
  }
  stage.runs.stageRecord(buffer, SPEC);
  return stage;
}

it("a value of a bucket says of which steps it is the mean, and that of an exact state is of its step", () => {
  const stage = stageOfBuckets();
  const look = { axis: "step", log: true, smoothing: 0 } as const;
  const { lines } = lossData(stage, 200, look, t, () => new Map());
  const [train, validation] = lines;
  expect(train?.read?.(6)).toBe(0.5);
  expect(train?.spanAt?.(6)).toEqual([1, 4]);
  expect(train?.spanAt?.(8)).toEqual([5, 8]);
  expect(train?.spanAt?.(3)).toBeNull();
  expect(validation?.spanAt?.(6)).toEqual([4, 4]);
  const exact = new RunBuffer("run", SCHEMA);
  exact.apply({ ...recordFrame(0, 6, 0.375), runId: "run", firstStep: 6, bucketWidth: 1 });
  expect(train?.read?.(6, exact)).toBe(0.375);
  expect(train?.spanAt?.(6, exact)).toEqual([6, 6]);
});

it("a smoothed curve is read as it is drawn, and names no bucket", () => {
  const look = { axis: "step", log: true, smoothing: 0.5 } as const;
  const { lines } = lossData(stageOfBuckets(), 200, look, t, () => new Map());
  expect(lines[0]?.spanAt).toBeUndefined();
});
