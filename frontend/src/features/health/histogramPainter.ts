/** Histograms of one layer over time as an image: time to the right, values upwards, density as tone. */
import { type HistogramImage, histogramImage, type KeptColumns } from "../../domain/histogramImage";
import { makePixelTable, parseHex, tableIndex } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import { placeOf, type TimeScale } from "../../domain/timeScale";
import type { Palette } from "../../state/palette";

/** Cells from the lowest value to the highest. */
export const CELLS = 48;
const TONES = 64;

/** The report shown by each column of pixels: the last one at or before its step. */
function reportAt({ steps }: HistogramImage, columns: number, last: number, scale: TimeScale) {
  let report = 0;
  return Int32Array.from({ length: columns }, (_, column) => {
    const step = placeOf((column + 1) / columns, last, scale);
    while (report + 1 < steps.length && (steps[report + 1] ?? 0) <= step) report += 1;
    return report;
  });
}

/** Pixels of the image, `CELLS` high. */
export function histogramPixels(
  image: HistogramImage,
  columns: number,
  last: number,
  scale: TimeScale,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const table = makePixelTable([palette.raised, palette.faint, palette.text].map(parseHex), TONES);
  const pixels = new Uint32Array(columns * CELLS);
  for (const [column, report] of reportAt(image, columns, last, scale).entries()) {
    for (const [cell, density] of (image.columns[report] ?? []).entries()) {
      // The square root keeps thin tails visible.
      pixels[cell * columns + column] = table[tableIndex(Math.sqrt(density), TONES)] ?? 0;
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}

const image = document.createElement("canvas");

/** Fills the canvas. Returns what was drawn, for its axis. */
export function paintHistograms(
  context: CanvasRenderingContext2D,
  buffer: RunBuffer | null,
  nodeId: string,
  scale: TimeScale,
  palette: Palette,
  kept: KeptColumns,
): HistogramImage | null {
  const { width, height } = context.canvas;
  context.fillStyle = palette.raised;
  context.fillRect(0, 0, width, height);
  const found = buffer === null ? null : histogramImage(buffer, nodeId, CELLS, kept);
  if (buffer === null || found === null) return null;
  image.width = width;
  image.height = CELLS;
  const pixels = histogramPixels(found, width, buffer.lastStep, scale, palette);
  image.getContext("2d")?.putImageData(new ImageData(pixels, width, CELLS), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, width, height);
  return found;
}
