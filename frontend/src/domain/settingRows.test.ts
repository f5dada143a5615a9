import { describe, expect, it } from "vitest";
import { settingRows } from "./runDifference";
import { completeSpec, type SparseSpec } from "./spec";

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
