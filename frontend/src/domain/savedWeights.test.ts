import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { type SavedWeights, setWeightsFrom, sourcesFor, whatKeeps } from "./savedWeights";
import { findNode, makeNode } from "./spec";
import { withLiveValues } from "./specChange";

const SAVED: SavedWeights = {
  ...{ id: "i", weights: "a".repeat(64), name: "digits", step: 10, size_bytes: 1, created_at: "" },
  nodes: [
    { node_id: "conv_1", type: "conv2d", weights: { kernel: [3, 3, 1, 4], bias: [4] }, layers: {} },
    { node_id: "dense_1", type: "dense", weights: { kernel: [4, 10], bias: [10] }, layers: {} },
    { node_id: "dense_2", type: "dense", weights: { kernel: [9, 5], bias: [5] }, layers: {} },
  ],
};
const DRAFT = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "conv_1", type: "conv2d" },
      { id: "relu_1", type: "relu" },
      { id: "dense_1", type: "dense" },
    ],
  },
});
const COUNTS: Record<string, number> = { x: 0, conv_1: 40, relu_1: 0, dense_1: 50 };
const count = (id: string) => COUNTS[id];

describe("saved weights", () => {
  it("fit blocks of the same layer and size, those of the same name first", () => {
    const [, conv, , dense] = DRAFT.spec.network.nodes;
    const from = (node: typeof conv) =>
      node === undefined ? [] : sourcesFor(node, [SAVED], count).map((source) => source.node);
    expect(from(conv)).toEqual(["conv_1"]);
    expect(from(dense)).toEqual(["dense_1", "dense_2"]);
    expect(from(makeNode({ id: "dense_1", type: "gru" }))).toEqual([]);
  });

  it("stay with what has kept its name and size; the rest starts fresh", () => {
    expect(whatKeeps(DRAFT.spec, SAVED, count)).toEqual({ kept: ["conv_1", "dense_1"], fresh: [] });
    const wider = (id: string) => (id === "dense_1" ? 60 : COUNTS[id]);
    expect(whatKeeps(DRAFT.spec, SAVED, wider)).toEqual({ kept: ["conv_1"], fresh: ["dense_1"] });
  });

  it("are named by the block that starts with them, and taken back", () => {
    const source = { weights: SAVED.weights, node: "conv_1" };
    const kept = setWeightsFrom(DRAFT, new Map([["conv_1", source]]));
    expect(findNode(kept.spec, "conv_1")?.weights_from).toEqual(source);
    expect(findNode(kept.spec, "dense_1")?.weights_from).toBeNull();
    expect(setWeightsFrom(kept, new Map([["conv_1", null]]))).toEqual(DRAFT);
  });
});

it("a block that was frozen live is frozen in the spec", () => {
  const spec = withLiveValues(DRAFT.spec, {
    "network.nodes.conv_1.frozen": 1,
    "network.nodes.dense_1.learning_rate_factor": 0.1,
  });
  expect(findNode(spec, "conv_1")?.frozen).toBe(true);
  expect(findNode(spec, "dense_1")?.learning_rate_factor).toBe(0.1);
});
