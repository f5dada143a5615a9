import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { applyFix } from "./fix";
import { edgeId } from "./spec";
import { makeCatalog } from "./testCatalog";

const PORT = [{ name: "in", many: false, title: "" }];
const CATALOG = makeCatalog({
  layers: [{ type: "input" }, { type: "dense", inputs: PORT }, { type: "flatten", inputs: PORT }],
});
const DRAFT = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "a", type: "dense", config: { units: 3, bias: false } },
      { id: "b", type: "dense", config: { units: 7 } },
    ],
    edges: [
      { source: "x", target: "a" },
      { source: "a", target: "b" },
    ],
  },
  objectives: [{ prediction: "b" }],
  training: { batch_size: 10, evaluation: { metrics: ["accuracy", "r2"] } },
});

describe("a fix", () => {
  it("sets a setting of a block and leaves the others", () => {
    const edit = { type: "set", path: "network.nodes.a.config.units", value: 10 } as const;
    const { spec } = applyFix(DRAFT, [edit], CATALOG);
    expect(spec.network.nodes[1]?.config).toEqual({ units: 10, bias: false });
    expect(spec.network.nodes[2]?.config).toEqual({ units: 7 });
  });

  it("sets a value anywhere in the spec, and takes away an item of a list", () => {
    const edits = [
      { type: "set", path: "training.batch_size", value: 300 },
      { type: "remove", path: "training.evaluation.metrics.1" },
      { type: "set", path: "objectives.0.target", value: "value" },
      { type: "set", path: "training.class_weights", value: null },
    ] as const;
    const { spec } = applyFix(DRAFT, [...edits], CATALOG);
    expect(spec.training.batch_size).toBe(300);
    expect(spec.training.evaluation.metrics).toEqual(["accuracy"]);
    expect(spec.objectives[0]?.target).toBe("value");
    expect(spec.training.class_weights).toBeNull();
  });

  it("removes a block and closes the gap", () => {
    const { spec } = applyFix(DRAFT, [{ type: "remove", path: "network.nodes.a" }], CATALOG);
    expect(spec.network.edges.map(edgeId)).toEqual(["x.out>b.in"]);
  });

  it.each([
    ["b", ["a.out>flatten_1.in", "flatten_1.out>b.in", "x.out>a.in"]],
    [null, ["a.out>flatten_1.in", "flatten_1.out>b.in", "x.out>a.in"]],
  ])("inserts a layer behind a block, before %s", (target, wires) => {
    const edit = { type: "insert", layer: "flatten", config: {}, source: "a", target } as const;
    const { spec } = applyFix(DRAFT, [edit], CATALOG);
    expect(spec.network.edges.map(edgeId).sort()).toEqual(wires);
  });

  it("that no longer fits the document changes nothing", () => {
    const gone = { type: "set", path: "network.nodes.gone.config.units", value: 2 } as const;
    expect(applyFix(DRAFT, [gone], CATALOG).spec).toEqual(DRAFT.spec);
    const wrong = { type: "set", path: "training", value: 3 } as const;
    expect(applyFix(DRAFT, [wrong], CATALOG)).toBe(DRAFT);
  });
});
