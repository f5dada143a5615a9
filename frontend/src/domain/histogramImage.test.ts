import { expect, it } from "vitest";
import { histogramImage, KeptColumns } from "./histogramImage";
import { RunBuffer } from "./runBuffer";
import { recordFrame, SCHEMA } from "./testFrames";

/** A record with histograms of 32 bins: of `act_1` all in one bin. */
function makeBuffer(reports: readonly (readonly [step: number, bin: number, high: number])[]) {
  const buffer = new RunBuffer("run", SCHEMA);
  reports.forEach(([step, bin, high], seq) => {
    const frame = recordFrame(seq, step, 1);
    const counts = new Uint8Array(3 * 32);
    counts[2 * 32 + bin] = 255;
    const arrays = new Map(frame.arrays);
    arrays.set("node_histograms", { shape: [3, 32], data: counts });
    arrays.set("histogram_ranges", {
      shape: [3, 2],
      data: new Float32Array([0, 1, 0, 1, 0, high]),
    });
    buffer.apply({ ...frame, arrays });
  });
  return buffer;
}

it("a column for each report, high values at the top, all on one scale", () => {
  // Bin 0 of [0, 2] and bin 31 of [0, 1], in four cells of [0, 2], each of eight bins or sixteen.
  const image = histogramImage(
    makeBuffer([
      [0, 0, 2],
      [8, 31, 1],
    ]),
    "act_1",
    4,
  );
  expect(image?.steps).toEqual([0, 8]);
  expect(image?.range).toEqual({ low: 0, high: 2 });
  expect(image?.columns.map((column) => [...column])).toEqual([
    [0, 0, 0, 1],
    [0, 0, 1, 0],
  ]);
});

it("nothing recorded is no image", () => {
  expect(histogramImage(new RunBuffer("run", SCHEMA), "act_1", 4)).toBeNull();
  expect(histogramImage(makeBuffer([[0, 0, 2]]), "nowhere", 4)).toBeNull();
});

it("columns of reports that were drawn are kept while the scale holds", () => {
  const kept = new KeptColumns();
  const former = histogramImage(makeBuffer([[0, 0, 2]]), "act_1", 4, kept);
  const more = histogramImage(
    makeBuffer([
      [0, 0, 2],
      [8, 31, 1],
    ]),
    "act_1",
    4,
    kept,
  );
  expect(more?.columns[0]).toBe(former?.columns[0]);
  expect([...(more?.columns[1] ?? [])]).toEqual([0, 0, 1, 0]);
  const wider = histogramImage(
    makeBuffer([
      [0, 0, 2],
      [8, 31, 4],
    ]),
    "act_1",
    4,
    kept,
  );
  expect(wider?.range).toEqual({ low: 0, high: 5 });
  expect([...(wider?.columns[0] ?? [])]).toEqual([0, 0, 0, 1]);
});
