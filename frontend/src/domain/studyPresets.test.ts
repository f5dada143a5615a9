import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { PRESETS } from "./presets";
import type { SparseSpec } from "./spec";
import { makePreset } from "./studyPresets";
import { makeCatalog } from "./testCatalog";

const KINDS = ["sweep", "race", "k_fold", "range_test", "ensemble"];
const ENTRY = {
  ...{ title: "", summary: "", formula: "", source: "", version: 1 },
  ...{ config_schema: {}, live: [] },
};
const CLASSES = { classes: ["0", "1"], label_shape: [] };
const CATALOG = makeCatalog({
  datasets: [
    { type: "exclusive_or", ...CLASSES },
    { type: "function", ...CLASSES, classes: [] },
    { type: "shapes_segmentation", ...CLASSES, label_shape: [8, 8] },
  ],
  studies: KINDS.map((type) => ({ ...ENTRY, type, defaults: {} })),
  layers: [
    { type: "dense", defaults: { units: 4 } },
    { type: "conv2d", defaults: { filters: 8 } },
    ...["input", "relu", "add"].map((type) => ({ type, defaults: {} })),
  ],
  optimizers: [
    { type: "sgd", defaults: { learning_rate: 0.3 }, full_batch: false },
    { type: "adam", defaults: { learning_rate: 0.001 }, full_batch: false },
    { type: "bfgs", defaults: {}, full_batch: true },
  ],
});

function spec(changes: SparseSpec = {}) {
  return makeDocument({
    network: {
      nodes: [
        { id: "x", type: "input" },
        { id: "hidden", type: "dense" },
        { id: "out", type: "dense", config: { units: 1 } },
      ],
      edges: [
        { source: "x", target: "hidden" },
        { source: "hidden", target: "out" },
      ],
    },
    data: { type: "exclusive_or" },
    objectives: [{ prediction: "out", target: "label" }],
    optimizer: { type: "sgd" },
    training: { seed: 7, batch_size: 10 },
    ...changes,
  }).spec;
}

function config(preset: (typeof PRESETS)[number], changes?: SparseSpec) {
  return makePreset(preset, spec(changes), CATALOG)?.config;
}

describe("ready studies", () => {
  it("begin where the experiment stands: its seed, its rate, its width, its batches", () => {
    expect(config("seeds")?.axes).toEqual([
      { path: "training.seed", values: [7, 8, 9, 10, 11, 12, 13, 14, 15, 16] },
    ]);
    expect(config("rates")?.axes).toEqual([
      { path: "optimizer.config.learning_rate", values: [0.1, 0.3, 0.9] },
    ]);
    expect(config("widths")?.axes).toEqual([
      { path: "network.nodes.hidden.config.units", values: [2, 4, 8, 16] },
    ]);
    expect(config("batch_sizes")?.axes).toEqual([
      { path: "training.batch_size", values: [5, 10, 20, 40] },
    ]);
  });

  it("take only optimisers that there are", () => {
    expect(config("optimizers")?.optimizers).toEqual([{ type: "sgd" }, { type: "adam" }]);
  });

  it("train as many epochs as the experiment has, and an endless one so many steps", () => {
    expect(config("seeds")?.budget).toEqual({ unit: "step", n: 2000 });
    expect(config("seeds", { training: { epochs: 3 } })?.budget).toBeUndefined();
  });

  it("train an endless experiment for 20 epochs of its data, within bounds", () => {
    const of = (train: number, batch_size: number) =>
      config("seeds", {
        data: { type: "exclusive_or", split: { train } },
        training: { batch_size },
      })?.budget;
    expect(of(1500, 10)).toEqual({ unit: "step", n: 3000 });
    expect(of(1501, 10)).toEqual({ unit: "step", n: 3020 });
    expect(of(50_000, 10)).toEqual({ unit: "step", n: 10_000 });
    expect(of(200, 200)).toEqual({ unit: "step", n: 2000 });
  });

  it("ask of classes alone when a task is solved", () => {
    expect(config("seeds")?.solved).toEqual({ metric: "accuracy", least: 0.95 });
    const regression = { objectives: [{ prediction: "out", target: "value" }] } as const;
    expect(config("seeds", regression)?.solved).toBeUndefined();
  });

  it("are not offered where the experiment has no place for them", () => {
    expect(config("rates", { optimizer: { type: "bfgs" } })).toBeUndefined();
    expect(config("range_test", { optimizer: { type: "bfgs" } })).toBeUndefined();
    const oneLayer: SparseSpec["network"] = {
      nodes: [
        { id: "x", type: "input" },
        { id: "out", type: "dense" },
      ],
      edges: [{ source: "x", target: "out" }],
    };
    expect(config("widths", { network: oneLayer })).toBeUndefined();
    expect(
      config("ensemble", { objectives: [{ prediction: "out", target: "input" }] }),
    ).toBeUndefined();
  });

  it("try no batch that is larger than the training set", () => {
    const values = (train: number, batch_size: number) =>
      config("batch_sizes", {
        data: { type: "exclusive_or", split: { train } },
        training: { batch_size },
      })?.axes;
    expect(values(300, 300)).toEqual([{ path: "training.batch_size", values: [150, 300] }]);
    expect(values(300, 75)).toEqual([{ path: "training.batch_size", values: [38, 75, 150, 300] }]);
  });

  it("widen the channels of a convolution whose maps one other layer reads", () => {
    const types = { x: "input", a: "conv2d", r: "relu", b: "conv2d", s: "add", out: "dense" };
    const nodes = Object.entries(types).map(([id, type]) => ({ id, type }));
    const wires = (...pairs: string[]) =>
      pairs.map((pair) => {
        const [source = "", target = ""] = pair.split(">");
        return { source, target };
      });
    const plain = {
      nodes: nodes.filter(({ id }) => id !== "s"),
      edges: wires("x>a", "a>r", "r>b", "b>out"),
    };
    expect(config("widths", { network: plain })?.axes).toEqual([
      { path: "network.nodes.a.config.filters", values: [4, 8, 16, 32] },
    ]);
    // A sum holds the width of all that it adds; only what lies behind it is free.
    const residual = { nodes, edges: wires("x>a", "a>r", "r>b", "b>s", "r>s", "s>out") };
    expect(config("widths", { network: residual })).toBeUndefined();
  });

  it("leave the width of layers alone that are frozen", () => {
    const nodes = spec().network.nodes.map((node) => ({ ...node, frozen: node.id === "hidden" }));
    expect(config("widths", { network: { nodes, edges: spec().network.edges } })).toBeUndefined();
  });

  it("let every optimiser race that trains in batches, the present one as it is set", () => {
    const optimizer = { type: "adam", config: { learning_rate: 0.2 } };
    expect(config("race", { optimizer })?.optimizers).toMatchObject([{ type: "sgd" }, optimizer]);
  });

  it("ask for votes only where an example has one class", () => {
    expect(config("ensemble")).toBeDefined();
    expect(config("ensemble", { data: { type: "function" } })).toBeUndefined();
    expect(config("ensemble", { data: { type: "shapes_segmentation" } })).toBeUndefined();
  });

  it("leave the width of a network alone whose weights are given one by one", () => {
    const weight_initializer = { type: "given", config: { values: [1, 2, 3, 4] } };
    const nodes = spec().network.nodes.map((node) =>
      node.id === "out" ? { ...node, config: { units: 1, weight_initializer } } : node,
    );
    const network = { nodes, edges: spec().network.edges };
    expect(config("widths", { network })).toBeUndefined();
  });

  it("are only of kinds that the server knows", () => {
    const none = makeCatalog();
    expect(PRESETS.map((preset) => makePreset(preset, spec(), none))).toEqual(
      PRESETS.map(() => null),
    );
  });
});
