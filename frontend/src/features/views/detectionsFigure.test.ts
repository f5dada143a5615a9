import { expect, it } from "vitest";
import type { ImageBoxes } from "../../domain/detections";
import { currentPalette } from "../../state/palette";
import { detectionsExport } from "./detectionsFigure";

const BOX = { number: 1, x: 0.5, y: 0.25, width: 0.2, height: 0.1 };
const IMAGE: ImageBoxes = {
  input: { width: 1, height: 1, channels: 1, bytes: new Uint8Array([128]) },
  truth: [BOX],
  predicted: [
    { ...BOX, score: 0.9, overlap: 0.8, kept: true },
    { ...BOX, x: 0.52, score: 0.7, overlap: 0.75, kept: false },
    { ...BOX, x: 0.1, score: 0.2, overlap: 0, kept: true },
  ],
};

function rowsAt(threshold: number, suppressed: boolean) {
  const look = {
    ...{ title: "Detections", classes: ["disc", "square"], palette: currentPalette() },
    ...{ across: "", up: "" },
  };
  const { figure, table } = detectionsExport({ images: [IMAGE], threshold, suppressed }, look);
  const outlines = figure.marks.filter(({ kind }) => kind === "line");
  return { rows: table.rows, outlines };
}

it("writes the boxes that are shown, the true ones too", () => {
  const { rows, outlines } = rowsAt(0.5, true);
  expect(rows).toEqual([
    ["true", 1, "square", null, null, 0.5, 0.25, 0.2, 0.1],
    ["predicted", 1, "square", 0.9, 0.8, 0.5, 0.25, 0.2, 0.1],
  ]);
  expect(outlines).toHaveLength(2);
});

it("follows threshold and suppression", () => {
  expect(rowsAt(0.5, false).rows.map(([, , , score]) => score)).toEqual([null, 0.9, 0.7]);
  expect(rowsAt(0.1, true).rows.map(([, , , score]) => score)).toEqual([null, 0.9, 0.2]);
});

it("draws a box where it lies in its image", () => {
  const [truth] = rowsAt(0.5, true).outlines;
  if (truth?.kind !== "line") throw new Error("no outline");
  const [[x, y] = [0, 0], [right] = [0], [, bottom] = [0, 0]] = truth.points;
  // 200 pixels a side; the image begins at (28, 56).
  expect(
    [x - 28, y - 56, right - x, bottom - y].map((value) => Math.round(value * 1e6) / 1e6),
  ).toEqual([80, 40, 40, 20]);
});
