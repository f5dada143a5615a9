import { describe, expect, it } from "vitest";
import { graphDifference, type NetworkDifference } from "./graphDifference";
import { completeSpec, type SparseSpec, type Spec } from "./spec";
import { makeCatalog } from "./testCatalog";
import { RESIDUAL } from "./testNetworks";

const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "dense", defaults: { units: 8 } },
    { type: "sigmoid" },
    { type: "relu" },
    { type: "batch_norm" },
  ],
});

type Chain = readonly (readonly [id: string, type: string, config?: Record<string, unknown>])[];

function chain(...nodes: Chain): Spec {
  const whole: Chain = [["x", "input"], ...nodes];
  return completeSpec({
    network: {
      nodes: whole.map(([id, type, config]) => ({ id, type, config: config ?? {} })),
      edges: whole.slice(1).map(([id], index) => ({ source: whole[index]?.[0] ?? "", target: id })),
    },
    objectives: [{ prediction: whole.at(-1)?.[0] ?? "x" }],
  });
}

const BASE: Chain = [
  ["dense_1", "dense", { units: 8 }],
  ["sigmoid_1", "sigmoid"],
  ["logits", "dense", { units: 2 }],
];

/** What is no longer as it was: kind, id before, id after, settings. */
function reported({ nodes }: NetworkDifference) {
  return nodes
    .filter(({ kind }) => kind !== "same")
    .map(({ kind, first, second, settings }) => [
      kind,
      first?.id ?? null,
      second?.id ?? null,
      settings.map((each) => [each.path, each.first, each.second]),
    ]);
}

const between = (first: Spec, second: Spec) => graphDifference(first, second, CATALOG);

describe("the difference of two graphs", () => {
  it("is nothing where one writes a default and names its nodes in another order", () => {
    const plain = chain(["dense_1", "dense"], ["sigmoid_1", "sigmoid"], BASE[2] ?? ["", ""]);
    const turned = {
      ...plain,
      network: { ...plain.network, nodes: plain.network.nodes.toReversed() },
    };
    const found = between(chain(...BASE), turned);
    expect(reported(found)).toEqual([]);
    expect(found.wires).toEqual([]);
  });

  it("names the settings of a changed node with both values", () => {
    const wide = chain(["dense_1", "dense", { units: 16 }], ...BASE.slice(1));
    expect(reported(between(chain(...BASE), wide))).toEqual([
      ["changed", "dense_1", "dense_1", [["config.units", 8, 16]]],
    ]);
  });

  it("takes one of another type in the same place for the same node, whatever it is called", () => {
    const rectified = chain(BASE[0] ?? ["", ""], ["relu_1", "relu"], BASE[2] ?? ["", ""]);
    const found = between(chain(...BASE), rectified);
    expect(reported(found)).toEqual([
      ["changed", "sigmoid_1", "relu_1", [["type", "sigmoid", "relu"]]],
    ]);
    expect(found.wires).toEqual([]);
  });

  it("takes a renamed node for the same", () => {
    const renamed = chain(
      ["front", "dense", { units: 8 }],
      ["s", "sigmoid"],
      ["logits", "dense", { units: 2 }],
    );
    const found = between(chain(...BASE), renamed);
    expect(reported(found)).toEqual([]);
    expect([...found.match]).toContainEqual(["dense_1", "front"]);
  });

  it("names a node put into a wire, and not the wire", () => {
    const normed = chain(BASE[0] ?? ["", ""], ["norm", "batch_norm"], ...BASE.slice(1));
    for (const [first, second, kind] of [
      [chain(...BASE), normed, "added"],
      [normed, chain(...BASE), "removed"],
    ] as const) {
      const found = between(first, second);
      const ids = kind === "added" ? [null, "norm"] : ["norm", null];
      expect(reported(found)).toEqual([[kind, ...ids, []]]);
      expect(found.wires).toEqual([]);
    }
  });

  it("names a wire that leads around", () => {
    const plain = chain(...BASE);
    const skip = { source: "dense_1", source_port: "out", target: "logits", target_port: "in" };
    const network = { ...plain.network, edges: [...plain.network.edges, skip] };
    const found = between(plain, { ...plain, network });
    expect(found.wires).toEqual([{ kind: "added", edge: skip }]);
    expect(between({ ...plain, network }, plain).wires).toEqual([{ kind: "removed", edge: skip }]);
  });

  it("looks into groups and marks every block that stands for a changed one", () => {
    const make = (rate: number, outer: SparseSpec["network"] = {}) =>
      completeSpec({
        network: {
          groups: { residual: { ...RESIDUAL, parameters: { width: 6, rate } }, ...outer.groups },
          nodes: [
            { id: "x", type: "input" },
            { id: "deep", type: "residual" },
          ],
          edges: [{ source: "x", target: "deep" }],
        },
        objectives: [{ prediction: "deep" }],
      });
    const later = {
      ...RESIDUAL,
      nodes: RESIDUAL.nodes.map((node) =>
        node.id === "late" ? { ...node, config: { rate: 0.1 } } : node,
      ),
    };
    const found = between(make(0.25), make(0.25, { groups: { residual: later } }));
    expect(reported(found)).toEqual([["changed", "deep", "deep", []]]);
    expect(found.nodes.find(({ second }) => second?.id === "deep")?.inside).toBe(true);
    const inside = found.groups.get("residual");
    expect(
      inside?.nodes.filter(({ kind }) => kind !== "same").map(({ second }) => second?.id),
    ).toEqual(["late"]);
    expect(reported(between(make(0.25), make(0.5)))).toEqual([
      ["changed", "deep", "deep", [["config.rate", 0.25, 0.5]]],
    ]);
  });
});
