import { describe, expect, it } from "vitest";
import { graphDifference } from "./graphDifference";
import { layoutPair } from "./pairLayout";
import { barLengths, commonStep, gradientLayers, gradientsAt, numbersAt } from "./pairNumbers";
import { RunBuffer } from "./runBuffer";
import { completeSpec, type Spec } from "./spec";
import { makeCatalog } from "./testCatalog";
import { recordFrame, SCHEMA } from "./testFrames";

const CATALOG = makeCatalog({
  layers: [
    { type: "input", inputs: [] },
    { type: "dense" },
    { type: "relu", activation: true },
    { type: "batch_norm" },
  ],
});

function chain(...ids: readonly string[]): Spec {
  return completeSpec({
    network: {
      nodes: ids.map((id) => ({ id, type: id === "x" ? "input" : id.replace(/_\d$/, "") })),
      edges: ids.slice(1).map((id, index) => ({ source: ids[index] ?? "", target: id })),
    },
    objectives: [{ prediction: ids.at(-1) ?? "" }],
  });
}

const PLAIN = chain("x", "dense_1", "relu_1", "dense_2");
const NORMED = chain("x", "dense_1", "batch_norm_1", "relu_1", "dense_2");

describe("two networks on one layout", () => {
  const layout = layoutPair(PLAIN, NORMED, graphDifference(PLAIN, NORMED, CATALOG), CATALOG);

  it("puts what both have at the same place", () => {
    const places = (side: "first" | "second") =>
      new Map(layout[side].items.map(({ id, x, y }) => [id, [x, y]]));
    const [first, second] = [places("first"), places("second")];
    for (const id of ["x", "dense_1", "relu_1", "dense_2", "__loss"]) {
      expect(first.get(id)).toEqual(second.get(id));
    }
    expect(first.has("batch_norm_1")).toBe(false);
  });

  it("marks what one has alone, and its wires", () => {
    const added = layout.second.items.filter(({ change }) => change !== "same");
    expect(added.map(({ id, change }) => [id, change])).toEqual([["batch_norm_1", "added"]]);
    const own = (side: "first" | "second") =>
      layout[side].wires.filter((wire) => wire.own).map(({ id }) => id);
    expect(own("first")).toEqual(["dense_1.out>relu_1.in"]);
    expect(own("second")).toEqual(["dense_1.out>batch_norm_1.in", "batch_norm_1.out>relu_1.in"]);
  });

  it("keeps the loss on the line of what it reads", () => {
    const middle = (id: string) => {
      const item = layout.second.items.find((each) => each.id === id);
      return (item?.y ?? Number.NaN) + (item?.height ?? 0) / 2;
    };
    expect(middle("__loss")).toBeCloseTo(middle("dense_2"), 0);
  });

  it("holds every item in its frame", () => {
    const [left, top, width, height] = layout.frame;
    for (const { x, y, ...item } of [...layout.first.items, ...layout.second.items]) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(x + item.width).toBeLessThanOrEqual(left + width);
      expect(y + item.height).toBeLessThanOrEqual(top + height);
    }
  });
});

/** A run with statistics at some steps; a metric and its loss every ten steps. */
function recorded(runId: string, steps: readonly number[], delta: number): RunBuffer {
  const buffer = new RunBuffer(runId, SCHEMA);
  for (const [seq, step] of steps.entries()) {
    const frame = recordFrame(seq, step, 1 / step, delta / step);
    const evaluation = new Float64Array([step - (step % 10), 0.5, 0.75]);
    const arrays = new Map(frame.arrays).set("evaluation", { shape: [1, 3], data: evaluation });
    buffer.apply({ ...frame, runId, arrays });
  }
  return buffer;
}

describe("numbers of two runs at one step", () => {
  const first = recorded("a", [10, 20, 32], 1);
  const second = recorded("b", [10, 24], 4);

  it("are of that step, else of the last one before it, and say which", () => {
    expect(commonStep(first, second)).toBe(24);
    const [train, loss, accuracy] = numbersAt(first, second, 24);
    expect(train?.name).toBe("train");
    expect(train?.first?.value).toBeCloseTo(1 / 20, 6);
    expect([train?.first?.step, train?.second?.step]).toEqual([20, 24]);
    const at20 = { value: 0.5, step: 20, best: false };
    expect(loss).toEqual({
      ...{ name: "loss", first: at20, second: at20 },
    });
    expect(accuracy?.second).toEqual({ value: 0.75, step: 20, best: false });
  });

  it("are none before the first record", () => {
    expect(numbersAt(first, second, 5).every((row) => row.first === null)).toBe(true);
    const match = new Map([["dense_1", "dense_1"]]);
    expect(gradientsAt(first, second, gradientLayers(first, second, match), 5).steps).toEqual([
      null,
      null,
    ]);
  });

  it("stand in one row for a layer that both have, whatever it is called", () => {
    const renamed = {
      ...SCHEMA,
      nodes: ["x", "front", "norm"],
      strip: [
        ["norm", null],
        ["front", null],
      ] as const,
    };
    const other = new RunBuffer("c", renamed);
    const layers = gradientLayers(first, other, new Map([["dense_1", "front"]]));
    expect(layers).toEqual([
      { first: null, second: "norm" },
      { first: "dense_1", second: "front" },
    ]);
    expect(gradientLayers(other, first, new Map([["front", "dense_1"]]))).toEqual([
      { first: "norm", second: null },
      { first: "front", second: "dense_1" },
    ]);
    const { rows, steps } = gradientsAt(
      first,
      second,
      gradientLayers(first, second, new Map([["dense_1", "dense_1"]])),
      24,
    );
    expect(steps).toEqual([20, 24]);
    expect(rows[0]?.values[0]).toBeCloseTo(1 / 20, 6);
    expect(rows[0]?.values[1]).toBeCloseTo(4 / 24, 6);
  });
});

describe("bars of gradients", () => {
  it("have one scale, a decade the same length everywhere; zero and nothing have none", () => {
    const row = (a: number, b: number) => ({ first: "l", second: "l", values: [a, b] as const });
    const length = barLengths([row(1, 1e-2), row(1e-4, Number.NaN)]);
    expect(length(1)).toBe(1);
    expect(length(1) - length(1e-2)).toBeCloseTo(length(1e-2) - length(1e-4), 6);
    expect(length(0)).toBe(0);
    expect(length(Number.NaN)).toBe(0);
    expect(barLengths([row(0, Number.NaN)])(1)).toBe(0);
  });
});
