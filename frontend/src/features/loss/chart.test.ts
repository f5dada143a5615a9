import { describe, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { RunBuffer } from "../../domain/runBuffer";
import type { SparseSpec } from "../../domain/spec";
import { recordFrame, SCHEMA, startFrame, withEvaluation } from "../../domain/testFrames";
import { t, tText } from "../../i18n";
import { Stage } from "../../state/stage";
import { runNames } from "../../ui/runNames";
import { makeTexts } from "../../ui/texts";
import { pointsOf } from "./chartData";
import { lossData } from "./LossChart";

vi.mock("uplot", () => ({ default: class {} }));

const stage = new Stage();
const WORDS = { t, texts: makeTexts(tText), nodeName: (id: string) => id };

const LOOK = { axis: "step", log: true, smoothing: 0 } as const;

function lossOf(buffer: RunBuffer) {
  stage.runs.stageRecord(buffer, makeDocument({}).spec);
  return lossData(stage, 200, LOOK, t, (views) => runNames(views, WORDS, null));
}

it("a run of one step has one point, at step 1", () => {
  const buffer = new RunBuffer("run", SCHEMA);
  buffer.apply(startFrame());
  expect(lossOf(buffer).lines.map(pointsOf)).toEqual([0, 0]);
  buffer.apply(recordFrame(1, 1, 0.5));
  const { places, lines } = lossOf(buffer);
  expect(places).toEqual([1]);
  expect(lines.map(pointsOf)).toEqual([1, 0]);
});

it("beside restored best weights the last validation value names its step", () => {
  const buffer = new RunBuffer("run", SCHEMA);
  buffer.apply(withEvaluation(recordFrame(0, 1720, 0.5), [1720, 0.25, 0.964]));
  expect(lossOf(buffer).lines[1]?.endText).toBe("validation 0.25");
  const detail = { reason: "epochs", best_step: 86, best_loss: 0.1, restored: true };
  buffer.addEvent({ seq: 1, step: 1720, kind: "finished", detail });
  expect(lossOf(buffer).lines[1]?.endText).toBe("validation 0.25, step 1720");
});

describe("the former run", () => {
  const NETWORK: SparseSpec = {
    network: { nodes: [{ id: "x", type: "input" }] },
    objectives: [{ prediction: "x" }],
  };
  const slow = { type: "sgd", config: { learning_rate: 0.1 } };
  const fast = { type: "sgd", config: { learning_rate: 0.5 } };

  /** The line of a run of `former`, which was left for a run of `present`. */
  function ghostOf(former: SparseSpec, present: SparseSpec, liveRate?: number, changedAt = 0) {
    stage.runs.clear();
    const spec = (change: SparseSpec) => makeDocument({ ...NETWORK, ...change }).spec;
    const buffer = stage.runs.stage("run", SCHEMA, spec(former));
    buffer.apply(recordFrame(0, 1, 0.5));
    if (liveRate !== undefined) {
      const detail = { path: "optimizer.config.learning_rate", from: 0.1, to: liveRate };
      buffer.addEvent({ seq: 1, step: changedAt, kind: "live_change", detail });
    }
    stage.runs.retire("loss.ghost.dice");
    stage.runs.stage("next", SCHEMA, spec(present));
    const { lines } = lossData(stage, 200, LOOK, t, (views) => runNames(views, WORDS, null));
    const line = lines.find(({ name }) => name === "run train");
    return line === undefined ? null : { points: pointsOf(line), name: line.endText };
  }

  it("is named by all that it has otherwise, not only by what was done to leave it", () => {
    const seed = { training: { seed: 7 } };
    expect(ghostOf(seed, {})).toEqual({ points: 1, name: "different weights" });
    const both = { ...seed, optimizer: slow };
    expect(ghostOf(both, { optimizer: fast })?.name).toBe("different weights, Learning rate 0.1");
  });

  it("names the values that a setting had during the run", () => {
    const changed = ghostOf({ optimizer: slow }, { optimizer: fast }, 0.3);
    expect(changed?.name).toBe("Learning rate 0.1 → 0.3");
    const late = ghostOf({ optimizer: slow }, { optimizer: fast }, 0.3, 1);
    expect(late?.name).toBe("Learning rate 0.1");
  });

  it("of another loss or other data is not drawn", () => {
    const hinge = [{ prediction: "x", loss: { type: "hinge" } }];
    expect(ghostOf({ objectives: hinge }, {})).toBeNull();
    expect(ghostOf({ data: { type: "spiral", config: { noise: 0.7 } } }, {})).toBeNull();
  });
});
