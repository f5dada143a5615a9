import { describe, expect, it } from "vitest";
import { makeDocument, setNodeField } from "./document";
import { type DrawingSource, drawNetwork } from "./drawing";
import { NO_FOLDS } from "./folds";
import { completeSpec, type Spec } from "./spec";

const SPEC = completeSpec({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "a", type: "dense", config: { units: 2 } },
      { id: "b", type: "dense", config: { units: 2 } },
      { id: "out", type: "dense" },
    ],
    edges: [
      { source: "x", target: "a" },
      { source: "a", target: "b" },
      { source: "b", target: "out" },
    ],
  },
  objectives: [{ prediction: "out" }],
});

function source(spec: Spec, other: Partial<DrawingSource> = {}): DrawingSource {
  return {
    ...{ spec, trained: spec, folds: NO_FOLDS, positions: {}, moved: new Map() },
    ...{ room: null, between: 0, shapeOf: () => [2] },
    kindOf: (type) => (type === "input" ? "input" : "block"),
    portsOf: (type) => (type === "max_unpool2d" ? ["in", "pooled"] : ["in"]),
    ...other,
  };
}

function ids(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}

describe("a drawing", () => {
  it("has an item for each block and objective, and a wire for each connection", () => {
    const { items, wires } = drawNetwork(source(SPEC), null);
    expect(ids(items)).toEqual(["x", "a", "b", "out", "__loss"]);
    expect(ids(wires)).toEqual(["x.out>a.in", "a.out>b.in", "b.out>out.in", "objective"]);
  });

  it("is the same object while nothing of it changes: a setting, a rate", () => {
    const first = drawNetwork(source(SPEC), null);
    const edited = setNodeField({ ...makeDocument({}), spec: SPEC }, "b", "units", 8).spec;
    expect(edited.network.nodes[2]).not.toBe(SPEC.network.nodes[2]);
    expect(drawNetwork(source(edited), first)).toBe(first);
  });

  it("keeps every other item and wire where one block is dragged", () => {
    const kept = { positions: { x: [0, 0], a: [200, 0], b: [400, 0], out: [600, 0] } } as const;
    const first = drawNetwork(source(SPEC, kept), null);
    const moved = new Map([["a", { x: 210, y: 300 }]]);
    const second = drawNetwork(source(SPEC, { ...kept, moved }), first);
    const changed = second.items.filter((item, at) => item !== first.items[at]);
    expect(ids(changed)).toEqual(["a"]);
    const rewired = second.wires.filter((wire, at) => wire !== first.wires[at]);
    expect(ids(rewired)).toEqual(["x.out>a.in", "a.out>b.in"]);
  });

  it("keeps the items and wires before one that a wider label pushes to the right", () => {
    const first = drawNetwork(source(SPEC), null);
    const wider = (id: string) => (id === "b" ? [1000, 1000, 1000] : [2]);
    const second = drawNetwork(source(SPEC, { shapeOf: wider }), first);
    const changed = second.items.filter((item, at) => item !== first.items[at]);
    expect(ids(changed)).toEqual(["out", "__loss"]);
  });

  it("leads each wire to its own port, whichever was drawn first", () => {
    const nodes = [
      { id: "x", type: "input" },
      { id: "pool", type: "max_pool2d" },
      { id: "back", type: "max_unpool2d" },
    ];
    const edges = [
      { source: "x", target: "pool" },
      { source: "x", target: "back", target_port: "pooled" },
      { source: "pool", target: "back" },
    ];
    const spec = completeSpec({ network: { nodes, edges }, objectives: [{ prediction: "back" }] });
    const { items, wires } = drawNetwork(source(spec), null);
    const back = items.find(({ id }) => id === "back") ?? { y: NaN, height: NaN };
    const end = (id: string) => (wires.find((wire) => wire.id === id)?.curve[7] ?? NaN) - back.y;
    expect(end("pool.out>back.in")).toBeCloseTo(0.5 * back.height);
    expect(end("x.out>back.pooled")).toBeCloseTo(0.78 * back.height);
  });

  it("shows blocks of a fold as one, with the wires that cross its border", () => {
    const folds = new Map([["both", ["a", "b"]]]);
    const { items, wires } = drawNetwork(source(SPEC, { folds }), null);
    expect(ids(items)).toEqual(["x", "both", "out", "__loss"]);
    expect(ids(wires)).toEqual(["x.out>both.in", "both.out>out.in", "objective"]);
  });

  it("lets a loss read a fold that has its prediction inside", () => {
    const folds = new Map([["end", ["b", "out"]]]);
    const { wires } = drawNetwork(source(SPEC, { folds }), null);
    expect(wires.find(({ id }) => id === "objective")?.source).toBe("end");
  });
});
