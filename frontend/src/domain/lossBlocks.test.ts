import { describe, expect, it } from "vitest";
import {
  gradientSources,
  isLossNode,
  isObjectiveEdge,
  lossIndex,
  lossNodeId,
  objectiveEdgeId,
  objectiveLoss,
  trainedPlace,
} from "./lossBlocks";
import { RunBuffer } from "./runBuffer";
import { completeSpec, edgeId, type Spec } from "./spec";
import { splitSpec } from "./specChange";
import { recordFrame, SCHEMA } from "./testFrames";
import { walk } from "./walk";

const SPEC = completeSpec({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "code", type: "dense" },
      { id: "logits", type: "dense" },
      { id: "softmax", type: "softmax" },
    ],
    edges: [
      { source: "x", target: "code" },
      { source: "code", target: "logits" },
      { source: "logits", target: "softmax" },
    ],
  },
  objectives: [{ prediction: "softmax" }, { prediction: "code", target: "none", weight: 0.1 }],
});

describe("the blocks of several objectives", () => {
  it("have names that lead back to their objective, and no node has one", () => {
    expect([0, 1, 7].map((index) => lossIndex(lossNodeId(index)))).toEqual([0, 1, 7]);
    expect(SPEC.network.nodes.some(({ id }) => isLossNode(id))).toBe(false);
    expect([0, 1].map(objectiveEdgeId).every(isObjectiveEdge)).toBe(true);
    expect(SPEC.network.edges.map(edgeId).some(isObjectiveEdge)).toBe(false);
  });

  it("are reached from what they read by the arrow keys, and lead back there", () => {
    const places = [...SPEC.network.nodes.map(({ id }) => id), lossNodeId(0), lossNodeId(1)];
    const box = { y: 0, width: 10, height: 10 };
    const boxes = new Map(places.map((id, index) => [id, { ...box, x: index * 20 }]));
    expect(walk(SPEC, boxes, "softmax", "right")).toBe(lossNodeId(0));
    expect(walk(SPEC, boxes, lossNodeId(1), "left")).toBe("code");
  });

  it("light their wire with a gradient that is theirs alone", () => {
    expect(gradientSources(SPEC, 0)).toEqual(["softmax", "logits"]);
    expect(gradientSources(SPEC, 1)).toEqual([]);
  });

  it("keep to their own objective of a run when the document was edited since", () => {
    const [first, penalty] = SPEC.objectives;
    if (first === undefined || penalty === undefined)
      throw new Error("the spec has two objectives");
    const third = { ...penalty, prediction: "logits" };
    const trained: Spec = { ...SPEC, objectives: [first, penalty, third] };
    const edited: Spec = { ...SPEC, objectives: [first, { ...third, weight: 3 }] };
    expect([0, 1].map((index) => trainedPlace(trained, edited, index))).toEqual([0, 2]);
    const another: Spec = { ...SPEC, objectives: [first, { ...third, target: "value" }] };
    expect([1, 2].map((index) => trainedPlace(trained, another, index))).toEqual([-1, -1]);
    expect(gradientSources(trained, -1)).toEqual([]);
  });

  it("are found in a run whose spec is known by its structure alone", () => {
    const trained = JSON.parse(splitSpec(SPEC, () => false).structure) as Spec;
    expect([0, 1].map((index) => trainedPlace(trained, SPEC, index))).toEqual([0, 1]);
  });

  it("show what the record tells of their objective, and nothing where it tells nothing", () => {
    const scalars = [...SCHEMA.scalars, "objectives.0", "objectives.1"];
    const buffer = new RunBuffer("run", { ...SCHEMA, scalars });
    const rows = scalars.flatMap((_, row) => [row, row, row, row]);
    const shape = [scalars.length, 1, 4];
    const arrays = new Map([["scalar_buckets", { shape, data: Float32Array.from(rows) }]]);
    buffer.apply({ ...recordFrame(0, 1, 0.5), runId: "run", arrays });
    expect(objectiveLoss(buffer, 1, null)).toBe(scalars.indexOf("objectives.1"));
    expect(objectiveLoss(buffer, 2, null)).toBeNaN();
    expect(objectiveLoss(new RunBuffer("run", SCHEMA), 0, null)).toBeNaN();
  });
});
