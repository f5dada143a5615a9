import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import {
  dropSources,
  matchWeights,
  type SavedWeights,
  setWeightsFrom,
  sourcesFor,
  whatKeeps,
} from "./savedWeights";
import { findNode, makeNode } from "./spec";
import { withLiveValues } from "./specChange";
import { residualNetwork } from "./testNetworks";

const SAVED: SavedWeights = {
  ...{ id: "i", weights: "a".repeat(64), name: "digits", step: 10, size_bytes: 1, created_at: "" },
  experiment: "",
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
      node === undefined
        ? []
        : sourcesFor(DRAFT.spec, node, [SAVED], count).map((source) => source.node);
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

describe("saved weights that are dropped", () => {
  const dropped = (block: string | null, counts = COUNTS) => [
    ...dropSources(DRAFT.spec, SAVED, block, (id) => counts[id]),
  ];

  it("go to the block under the pointer alone, the saved one of its name first", () => {
    expect(dropped("dense_1")).toEqual([["dense_1", "dense_1"]]);
    expect(dropped("conv_1")).toEqual([["conv_1", "conv_1"]]);
  });

  it("go to every block that fits where they are dropped on the canvas", () => {
    expect(dropped(null)).toEqual([
      ["conv_1", "conv_1"],
      ["dense_1", "dense_1"],
    ]);
    expect(dropped(null, { ...COUNTS, conv_1: 41 })).toEqual([["dense_1", "dense_1"]]);
  });

  it("go nowhere where nothing fits, and never to a block without weights", () => {
    expect(dropped("conv_1", { ...COUNTS, conv_1: 41 })).toEqual([]);
    expect(dropped("relu_1")).toEqual([]);
    expect(dropped(null, { ...COUNTS, conv_1: 41, dense_1: 51 })).toEqual([]);
  });
});

/** Why a block alone in its network can't start with the saved block of its name; null where it can. */
function misfitOf(
  spec: typeof DRAFT.spec,
  node: ReturnType<typeof makeNode>,
  saved: typeof SAVED,
  counts: (id: string) => number | undefined,
) {
  const alone = { ...spec, network: { ...spec.network, nodes: [node] } };
  const [match] = matchWeights(alone, saved, counts);
  return match?.misfit;
}

describe("saved weights beside a network", () => {
  const proposed = (counts = COUNTS, spec = DRAFT.spec) =>
    matchWeights(spec, SAVED, (id) => counts[id]).map(({ node, source, misfit: why }) => [
      node.id,
      source,
      why,
    ]);

  it("are proposed by name, else by layer and size, none to two blocks", () => {
    expect(proposed()).toEqual([
      ["conv_1", "conv_1", null],
      ["dense_1", "dense_1", null],
    ]);
    const nodes = ["dense_1", "head", "other"].map((id) => makeNode({ id, type: "dense" }));
    const spec = { ...DRAFT.spec, network: { ...DRAFT.spec.network, nodes } };
    expect(proposed({ dense_1: 50, head: 50, other: 50 }, spec)).toEqual([
      ["dense_1", "dense_1", null],
      ["head", "dense_2", { kind: "unknown" }],
      ["other", null, { kind: "unknown" }],
    ]);
  });

  it("say why a block of their name does not fit", () => {
    expect(proposed({ ...COUNTS, conv_1: 41 })[0]).toEqual([
      "conv_1",
      null,
      { kind: "size", saved: 40, own: 41 },
    ]);
    const recurrent = makeNode({ id: "dense_1", type: "gru" });
    expect(misfitOf(DRAFT.spec, recurrent, SAVED, count)).toEqual({
      kind: "type",
      saved: "dense",
    });
  });
});

describe("saved weights of a group", () => {
  const spec = residualNetwork();
  const inner = (copy: number) => ({
    ...{ node_id: `deep/${copy}/fit`, type: "dense", layers: {} },
    weights: { kernel: [6, 6], bias: [6] },
  });
  const saved = { ...SAVED, nodes: [inner(1), inner(2)] };
  const deep = findNode(spec, "deep") ?? makeNode({ id: "deep", type: "residual" });

  it("fit a block made of such a group with as many copies", () => {
    const two = (id: string) => (id === "deep" ? 84 : 0);
    expect(misfitOf(spec, deep, saved, two)).toBeNull();
    expect(sourcesFor(spec, deep, [saved], two).map(({ node }) => node)).toEqual(["deep"]);
    expect(whatKeeps(spec, saved, two)).toEqual({ kept: ["deep"], fresh: [] });
  });

  it("do not fit another number of copies, other layers inside, or a layer of that name", () => {
    const three = (id: string) => (id === "deep" ? 126 : 0);
    const two = (id: string) => (id === "deep" ? 84 : 0);
    expect(misfitOf(spec, deep, saved, three)).toEqual({
      ...{ kind: "size", saved: 84, own: 126 },
    });
    const other = { ...saved, nodes: saved.nodes.map((node) => ({ ...node, type: "gru" })) };
    expect(misfitOf(spec, deep, other, two)).toEqual({ kind: "type", saved: "gru" });
    const layer = makeNode({ id: "deep", type: "dense" });
    expect(misfitOf(spec, layer, saved, two)).toEqual({ kind: "type", saved: "dense" });
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
