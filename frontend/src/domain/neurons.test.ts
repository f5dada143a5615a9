import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { knownStart, setStartNumber } from "./givenWeights";
import { canStartFrom, setFeatures, setUnits } from "./neuronEdits";
import { hitAt, layOut } from "./neuronLayout";
import { type NeuronNetwork, neuronNetwork, nextPart, weightOf } from "./neurons";
import type { SparseSpec } from "./spec";
import { makeCatalog } from "./testCatalog";

const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "dense" },
    { type: "tanh", activation: true, category: "activation" },
    { type: "dropout", category: "regularization" },
    { type: "add", category: "join" },
  ],
  datasets: [
    { type: "circle", kind: "plane" },
    { type: "digits", kind: "image" },
  ],
});
const SHAPES: Record<string, number[]> = { x: [2], d1: [3], t1: [3], drop: [3], out: [1] };
const shapeOf = (id: string) => SHAPES[id] ?? null;

function spec(more: Partial<SparseSpec> = {}) {
  const values = [1, 2, 3, 4, 5, 6];
  const given = { type: "given", config: { values } };
  return makeDocument({
    network: {
      nodes: [
        { id: "x", type: "input" },
        { id: "d1", type: "dense", config: { units: 3, weight_initializer: given } },
        { id: "t1", type: "tanh" },
        { id: "drop", type: "dropout" },
        { id: "out", type: "dense", config: { units: 1, use_bias: false } },
      ],
      edges: ["x", "d1", "t1", "drop", "out"].flatMap((source, at, all) => {
        const target = all[at + 1];
        return target === undefined ? [] : [{ source, target }];
      }),
    },
    data: { type: "circle" },
    objectives: [{ prediction: "out" }],
    ...more,
  });
}

function network(): NeuronNetwork {
  const found = neuronNetwork(spec().spec, CATALOG, shapeOf);
  if (found === null) throw new Error("no network of units");
  return found;
}

describe("a network of units", () => {
  it("has a column for the input and for each dense layer with what follows it", () => {
    const columns = network().columns.map(({ id, shown, units, bias }) => [id, shown, units, bias]);
    expect(columns).toEqual([
      ["x", "x", 2, false],
      ["d1", "drop", 3, true],
      ["out", "out", 1, false],
    ]);
    expect(network().nodes).toEqual(["x", "d1", "drop", "out"]);
  });

  it("is none on images, beyond 200 units, with several objectives or where wires join", () => {
    const none = (more: Partial<SparseSpec>, shape = shapeOf) =>
      neuronNetwork(spec(more).spec, CATALOG, shape);
    expect(none({ data: { type: "digits" } })).toBeNull();
    expect(none({ objectives: [{ prediction: "out" }, { prediction: "out" }] })).toBeNull();
    const wide = (id: string) => (id === "x" || id === "out" ? shapeOf(id) : [200]);
    expect(none({}, wide)).toBeNull();
    const nearly = (id: string) => (id === "x" || id === "out" ? shapeOf(id) : [199]);
    expect(none({}, nearly)).not.toBeNull();
    const { nodes = [], edges = [] } = spec().spec.network;
    const joined = { nodes, edges: [...edges, { source: "x", target: "out" }] };
    expect(none({ network: joined })).toBeNull();
  });

  it("names weights as the engine does: [input, unit] of the layer that they lead into", () => {
    expect(weightOf(network(), { column: 1, unit: 2, from: 1 })).toEqual({
      ...{ node: "d1", array: "kernel", index: [1, 2] },
    });
    expect(weightOf(network(), { column: 1, unit: 2 })).toEqual({
      ...{ node: "d1", array: "bias", index: [2] },
    });
    expect(weightOf(network(), { column: 2, unit: 0 })).toBeNull();
  });

  it("is walked by arrows over units and along the weights into them", () => {
    const walk = (keys: string[]) =>
      keys.reduce<ReturnType<typeof nextPart>>(
        (part, key) => part && nextPart(network(), part, `Arrow${key}`),
        { column: 0, unit: 0 },
      );
    expect(walk(["Right", "Down", "Down"])).toEqual({ column: 1, unit: 2 });
    expect(walk(["Right", "Down", "Down", "Left"])).toEqual({ column: 1, unit: 2, from: 1 });
    expect(walk(["Right", "Down", "Left", "Up"])).toEqual({ column: 1, unit: 1, from: 0 });
    expect(walk(["Right", "Down", "Left", "Left"])).toEqual({ column: 0, unit: 1 });
    expect(walk(["Right", "Right", "Right"])).toBeNull();
  });

  it("has units, biases and weights under the points where they are drawn", () => {
    const size = { width: 600, height: 400 };
    const layout = layOut(network(), size, { top: 50, right: 20, bottom: 20, left: 20 });
    const at = layout.units[1]?.[1] ?? { x: 0, y: 0 };
    const middle = { x: at.x + layout.side / 2, y: at.y + layout.side / 2 };
    expect(hitAt(network(), layout, middle)).toEqual({
      part: { column: 1, unit: 1 },
      kind: "unit",
    });
    const bias = { x: at.x - 4, y: at.y + layout.side - 3 };
    expect(hitAt(network(), layout, bias)).toEqual({ part: { column: 1, unit: 1 }, kind: "bias" });
    // The middle unit and the only output lie at one height, so their weight is a level line.
    const out = layout.units[2]?.[0] ?? { x: 0, y: 0 };
    const line = { x: (at.x + layout.side + out.x) / 2, y: middle.y + 1 };
    const weight = { column: 2, unit: 0, from: 1 };
    expect(hitAt(network(), layout, line)).toEqual({ part: weight, kind: "weight" });
    expect(hitAt(network(), layout, { x: 300, y: 5 })).toBeNull();
  });
});

describe("given weights", () => {
  const kernel = (document: ReturnType<typeof spec>, count: number) =>
    knownStart(document.spec, "d1", "kernel", count);

  it("keep their places when a unit is added or removed", () => {
    expect(kernel(setUnits(spec(), network(), 1, 4), 8)).toEqual([1, 2, 3, 0, 4, 5, 6, 0]);
    expect(kernel(setUnits(spec(), network(), 1, 2), 4)).toEqual([1, 2, 4, 5]);
  });

  it("follow their features", () => {
    const before = ["x1", "x2"];
    const more = setFeatures(spec(), network(), before, ["x1", "x1_x2", "x2"]);
    expect(kernel(more, 9)).toEqual([1, 2, 3, 0, 0, 0, 4, 5, 6]);
    expect(kernel(setFeatures(spec(), network(), before, ["x2"]), 3)).toEqual([4, 5, 6]);
  });

  it("take one number; those that were drawn become 0, constants and zeros stay", () => {
    const one = setStartNumber(spec(), "d1", "kernel", 6, 4, -2.5);
    expect(kernel(one, 6)).toEqual([1, 2, 3, 4, -2.5, 6]);
    const drawn = setStartNumber(spec(), "out", "kernel", 3, 1, 7);
    expect(knownStart(drawn.spec, "out", "kernel", 3)).toEqual([0, 7, 0]);
    expect(knownStart(spec().spec, "out", "kernel", 3)).toBeNull();
    expect(knownStart(spec().spec, "d1", "bias", 3)).toEqual([0, 0, 0]);
  });

  it("may be written down up to 4,096 a layer", () => {
    const { columns, nodes } = network();
    const wide = (units: number) => ({
      nodes,
      columns: columns.map((column) => ({ ...column, units: column.isInput ? 64 : units })),
    });
    expect(canStartFrom(wide(64))).toBe(true);
    expect(canStartFrom(wide(65))).toBe(false);
  });
});
