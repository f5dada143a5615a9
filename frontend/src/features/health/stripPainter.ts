/** Heat bands of the health strip: one row a layer, all steps from left to right, colour = gradient on the ramp. */
import { isOverRange, rampPosition, tableIndex } from "../../domain/ramp";
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

function paintBand(
  context: Context,
  values: ArrayLike<number>,
  top: number,
  height: number,
  palette: Palette,
): void {
  let start = 0;
  let color = "";
  const flush = (end: number) => {
    if (color !== "" && end > start) {
      context.fillStyle = color;
      context.fillRect(start, top, end - start, height);
    }
  };
  for (let column = 0; column < values.length; column += 1) {
    const value = values[column] ?? Number.NaN;
    const position = rampPosition(value);
    const next = Number.isNaN(position)
      ? ""
      : (palette.ramp[tableIndex(position, RAMP_COLORS)] ?? "");
    if (next !== color) {
      flush(column);
      start = column;
      color = next;
    }
  }
  flush(values.length);
  context.fillStyle = palette.text;
  for (let column = 0; column < values.length; column += 1) {
    if (isOverRange(values[column] ?? 0)) {
      context.fillRect(column, top, 1, Math.max(2, height * 0.14));
    }
  }
}

/** Draws all bands into a canvas of device pixels; `pitch` is the distance between two rows. */
export function paintStrip(
  context: Context,
  buffer: RunBuffer,
  palette: Palette,
  { pitch, height }: { pitch: number; height: number },
): void {
  const { width } = context.canvas;
  context.clearRect(0, 0, width, context.canvas.height);
  const column = buffer.nodeColumn("delta_rms");
  const rows = buffer.statistics.length === 0 ? null : columnRows(buffer, width, buffer.lastStep);
  const values = new Float32Array(width);
  for (const [index, [nodeId]] of buffer.schema.strip.entries()) {
    const top = Math.round(index * pitch);
    context.fillStyle = palette.raised;
    context.fillRect(0, top, width, Math.round(height));
    if (rows !== null) {
      const node = buffer.nodeRow(nodeId);
      for (let x = 0; x < width; x += 1) {
        values[x] = buffer.statistics.node(rows[x] ?? 0, node, column);
      }
      paintBand(context, values, top, Math.round(height), palette);
    }
  }
}
