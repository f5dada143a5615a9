import { describe, expect, it } from "vitest";
import { BLOCK_COLUMNS, columnLook, columnNodes, columnScale } from "./blockColumn";
import { RunBuffer } from "./runBuffer";
import { recordFrame, SCHEMA } from "./testFrames";

/** Two recorded steps of two layers: mean, norm of the weights, update ratio. */
function bufferOfTwo(): RunBuffer {
  const columns = ["activation_mean", "weight_norm", "update_ratio"];
  const buffer = new RunBuffer("run", { ...SCHEMA, node_columns: columns });
  const rows = [
    [0.5, Number.NaN, Number.NaN, -2, 3, 1e-4, 9, Number.NaN, Number.NaN],
    [0.25, Number.NaN, Number.NaN, -1, 4, 1e-2, 9, Number.NaN, Number.NaN],
  ];
  for (const [index, row] of rows.entries()) {
    const arrays = new Map([["node_statistics", { shape: [3, 3], data: new Float32Array(row) }]]);
    buffer.apply({ ...recordFrame(index, index + 1, 0.5), arrays });
  }
  return buffer;
}

describe("scale of a statistic on blocks and wires", () => {
  it("of means lies around zero, over all steps of the nodes drawn and of no other", () => {
    const scale = columnScale(bufferOfTwo(), ["x", "dense_1"], "activation_mean");
    expect([scale.low, scale.high, scale.position(-1)]).toEqual([-2, 2, 0.25]);
  });

  it("of norms begins at zero, of update ratios spans decades", () => {
    const norms = columnScale(bufferOfTwo(), ["x", "dense_1"], "weight_norm");
    expect([norms.low, norms.high, norms.position(3)]).toEqual([0, 4, 0.75]);
    const ratios = columnScale(bufferOfTwo(), ["dense_1"], "update_ratio");
    expect(ratios.position(1e-3)).toBeCloseTo(0.5, 4);
  });

  it("of gradients and of shares is the same whatever was recorded, or nothing", () => {
    expect(columnScale(null, [], "saturated").position(0.25)).toBe(0.25);
    expect(columnScale(bufferOfTwo(), ["dense_1"], "delta_rms").position(1e-2)).toBeCloseTo(0.6);
  });

  it("light is gradient alone", () => {
    expect(BLOCK_COLUMNS.filter((column) => columnLook(column) === "light")).toEqual(["delta_rms"]);
    expect(columnLook("activation_mean")).toBe("signed");
  });
});

it("a group shows the largest of all in it, but for what leaves it; shares are those behind activations", () => {
  const buffer = bufferOfTwo();
  const rows = { output: "last", inner: ["dense_1", "last"] };
  expect(columnNodes(buffer, rows, "delta_rms")).toEqual(["last"]);
  expect(columnNodes(buffer, rows, "activation_std")).toEqual(["last"]);
  expect(columnNodes(buffer, rows, "weight_norm")).toEqual(["dense_1", "last"]);
  expect(columnNodes(buffer, rows, "zero_fraction")).toEqual(["act_1", "last"]);
});
