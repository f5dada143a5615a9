/** Heat bands of the health strip: one row a layer, all steps from left to right, colour = gradient on the ramp. */
import { isOverRange, makePixelTable, rampPosition, tableIndex } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import { type Palette, RAMP_COLORS } from "../../state/palette";

type Context = CanvasRenderingContext2D;

/** Height of a band and of the gap under it, in rem. */
export const BAND = { height: 1.7, gap: 0.5 } as const;

/** Row of the statistics for each pixel column: the last ones at or before the column's step. */
export function columnRows(buffer: RunBuffer, columns: number, lastStep: number): Int32Array {
  const rows = new Int32Array(columns);
  let row = 0;
  for (let column = 0; column < columns; column += 1) {
    const step = ((column + 1) / columns) * lastStep;
    while (row + 1 < buffer.statistics.length && buffer.statistics.stepAt(row + 1) <= step) {
      row += 1;
    }
    rows[column] = row;
  }
  return rows;
}

/** Bands as an image of one pixel row a layer, stretched when drawn: cheap however many colours there are. */
const image = document.createElement("canvas");

/** Marks of over-range values: a line along the top of the band. */
function paintOverRange(
  context: Context,
  values: Float32Array,
  top: number,
  height: number,
  color: string,
): void {
  context.fillStyle = color;
  for (let column = 0; column < values.length; column += 1) {
    if (isOverRange(values[column] ?? 0)) {
      context.fillRect(column, top, 1, Math.max(2, height * 0.14));
    }
  }
}

/** Draws all bands into a canvas of device pixels; `pitch` is the distance between two rows. */
export function paintStrip(
  context: Context,
  buffer: RunBuffer | null,
  palette: Palette,
  { pitch, height }: { pitch: number; height: number },
): void {
  const { width, height: bottom } = context.canvas;
  context.clearRect(0, 0, width, bottom);
  context.fillStyle = palette.raised;
  for (let top = 0; top < bottom; top += pitch) {
    context.fillRect(0, Math.round(top), width, Math.round(height));
  }
  if (buffer !== null && buffer.statistics.length > 0) {
    paintRows(context, buffer, palette, { pitch, height });
  }
}

function paintRows(
  context: Context,
  buffer: RunBuffer,
  palette: Palette,
  { pitch, height }: { pitch: number; height: number },
): void {
  const { width } = context.canvas;
  const strip = buffer.schema.strip;
  const column = buffer.nodeColumn("delta_rms");
  const rows = columnRows(buffer, width, buffer.lastStep);
  const pixels = new Uint32Array(width * strip.length);
  const table = makePixelTable(palette.rampStops, RAMP_COLORS);
  const values = strip.map(([nodeId], index) => {
    const node = buffer.nodeRow(nodeId);
    const line = Float32Array.from(rows, (row) => buffer.statistics.node(row, node, column));
    for (const [x, value] of line.entries()) {
      const position = rampPosition(value);
      pixels[index * width + x] = Number.isNaN(position)
        ? 0
        : (table[tableIndex(position, RAMP_COLORS)] ?? 0);
    }
    return line;
  });
  image.width = width;
  image.height = strip.length;
  const bytes = new Uint8ClampedArray(pixels.buffer);
  image.getContext("2d")?.putImageData(new ImageData(bytes, width, strip.length), 0, 0);
  context.imageSmoothingEnabled = false;
  for (const [index, line] of values.entries()) {
    const top = Math.round(index * pitch);
    context.drawImage(image, 0, index, width, 1, 0, top, width, Math.round(height));
    paintOverRange(context, line, top, Math.round(height), palette.text);
  }
}
