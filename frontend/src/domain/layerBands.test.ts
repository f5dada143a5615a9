import { describe, expect, it } from "vitest";
import { layerBands, quantile } from "./layerBands";
import { RunBuffer } from "./runBuffer";
import { recordFrame, SCHEMA } from "./testFrames";

describe("a quantile", () => {
  it("is a number of the list, or lies between two in proportion", () => {
    const five = [1, 2, 4, 8, 16];
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(five, share))).toEqual(five);
    expect(quantile([2, 4], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 5], 0.75)).toBe(3.5);
    expect(quantile([7], 0.25)).toBe(7);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe("bands of many layers", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const schema = { ...SCHEMA, nodes: ids, edges: [], strip: ids.map((id) => [id, null] as const) };

  /** A run with a row of `delta_rms` for each step; the other column is ten times that. */
  function run(rows: readonly (readonly number[])[]): RunBuffer {
    const buffer = new RunBuffer("run", schema);
    for (const [step, deltas] of rows.entries()) {
      const frame = recordFrame(step, step, 1);
      const numbers = deltas.flatMap((delta) => [delta, 10 * delta]);
      const arrays = new Map(frame.arrays);
      arrays.set("node_statistics", { shape: [5, 2], data: new Float32Array(numbers) });
      arrays.delete("edge_statistics");
      buffer.apply({ ...frame, arrays });
    }
    return buffer;
  }

  it("are the least, the quarters and the largest of the layers that have a value", () => {
    const bands = layerBands(
      run([
        [4, 1, 16, 2, 8],
        [0, Number.NaN, 3, Number.NaN, 1],
      ]),
      ids,
      "delta_rms",
      50,
    );
    expect(bands.steps).toEqual([0, 1]);
    expect([bands.low, bands.lowerQuartile, bands.median, bands.upperQuartile, bands.high]).toEqual(
      [
        [1, 0],
        [2, 0.5],
        [4, 1],
        [8, 2],
        [16, 3],
      ],
    );
    expect(bands.columns[1]).toEqual([1, null]);
    expect(layerBands(run([[4, 1, 16, 2, 8]]), ids, "weight_gradient_norm", 50).median).toEqual([
      40,
    ]);
  });

  it("have no value at a step at which no layer has one", () => {
    const none = layerBands(run([Array(5).fill(Number.NaN)]), ids, "delta_rms", 50);
    expect(none.median).toEqual([null]);
    expect(none.high).toEqual([null]);
  });

  it("are thinned to the points there are, the last step among them", () => {
    const rows = Array.from({ length: 10 }, (_, step) => Array<number>(5).fill(step + 1));
    expect(layerBands(run(rows), ids, "delta_rms", 4).steps).toEqual([0, 3, 6, 9]);
    expect(layerBands(run(rows), ids, "delta_rms", 5).steps).toEqual([0, 2, 4, 6, 8, 9]);
  });
});
