import { describe, expect, it } from "vitest";
import type { Catalog } from "./catalog";
import { settingRows } from "./runDifference";
import { sameStart } from "./sameStart";
import { completeSpec, type SparseSpec } from "./spec";
import { makeCatalog } from "./testCatalog";

const NETWORK = {
  nodes: [
    { id: "x", type: "input" },
    { id: "dense_1", type: "dense", config: { units: 3 } },
    { id: "dropout_1", type: "dropout", config: { rate: 0.1 } },
  ],
  edges: [
    { source: "x", target: "dense_1" },
    { source: "dense_1", target: "dropout_1" },
  ],
};

const BASE: SparseSpec = {
  network: NETWORK,
  optimizer: { type: "sgd", config: { learning_rate: 0.1 } },
};

function withConfig(id: string, config: Record<string, unknown>): SparseSpec {
  const nodes = NETWORK.nodes.map((node) => (node.id === id ? { ...node, config } : node));
  return { ...BASE, network: { ...NETWORK, nodes } };
}

const LIVE: Catalog = makeCatalog({});

function startOf(change: SparseSpec, catalog: Catalog | null = null) {
  return sameStart(completeSpec(BASE), completeSpec({ ...BASE, ...change }), catalog);
}

describe("the start of two runs", () => {
  it("is the same whatever updates the weights", () => {
    const same = { weights: true, order: true, causes: [] };
    expect(startOf({ optimizer: { type: "adam" } })).toEqual(same);
    expect(startOf({ training: { epochs: 9, l2: 0.1 } })).toEqual(same);
    expect(startOf({ schedule: { type: "cosine" } })).toEqual(same);
  });

  it("differs with the seed in weights and batches", () => {
    expect(startOf({ training: { seed: 7 } })).toEqual({
      weights: false,
      order: false,
      causes: ["seed"],
    });
  });

  it("differs with the batch size in the batches alone", () => {
    expect(startOf({ training: { batch_size: 20 } })).toEqual({
      weights: true,
      order: false,
      causes: ["batch_size"],
    });
  });

  it("differs with a block's size in the weights alone", () => {
    expect(startOf(withConfig("dense_1", { units: 4 }))).toEqual({
      weights: false,
      order: true,
      causes: ["network"],
    });
  });

  it("differs with the data in both", () => {
    expect(startOf({ data: { type: "moons" } })).toMatchObject({ weights: false, order: false });
    expect(startOf({ data: { type: "spiral", split: { seed: 3 } } }).causes).toEqual(["data"]);
  });

  it("is not changed by a block that learns more slowly or not at all", () => {
    const nodes = NETWORK.nodes.map((node) => ({
      ...node,
      learning_rate_factor: 0.5,
      frozen: true,
    }));
    expect(startOf({ network: { ...NETWORK, nodes } }, LIVE).weights).toBe(true);
  });
});

describe("the table of what differs", () => {
  const rows = (...changes: SparseSpec[]) =>
    settingRows(
      changes.map((change) => completeSpec({ ...BASE, ...change })),
      null,
    );

  it("has a row for each setting that is not the same in all runs, and no other", () => {
    const sgd = { optimizer: { type: "sgd", config: { learning_rate: 0.1, momentum: 0 } } };
    const momentum = { optimizer: { type: "sgd", config: { learning_rate: 0.1, momentum: 0.9 } } };
    const adam = { optimizer: { type: "adam", config: { learning_rate: 0.01 } } };
    expect(rows(sgd, momentum, adam).map(({ path, values }) => [path, ...values])).toEqual([
      ["optimizer.type", "sgd", "sgd", "adam"],
      ["optimizer.config.learning_rate", 0.1, 0.1, 0.01],
      ["optimizer.config.momentum", 0, 0.9, undefined],
    ]);
    expect(rows(sgd, sgd)).toEqual([]);
  });

  it("has one row for a block that only some runs have, and its wires", () => {
    const more = {
      network: {
        nodes: [...NETWORK.nodes, { id: "dense_2", type: "dense", config: { units: 9 } }],
        edges: [...NETWORK.edges, { source: "dropout_1", target: "dense_2" }],
      },
    };
    const found = rows({}, more);
    expect(found.map(({ path }) => path)).toEqual(["network.edges", "network.nodes.dense_2.type"]);
    expect(found[1]?.values).toEqual([undefined, "dense"]);
  });

  it("names a block's setting with the type of the block", () => {
    expect(rows({}, withConfig("dense_1", { units: 4 }))).toEqual([
      { path: "network.nodes.dense_1.config.units", type: "dense", values: [3, 4] },
    ]);
  });
});
