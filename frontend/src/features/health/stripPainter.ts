/** Heat bands of the health strip: one row a layer, a group's with a line for each node; colour = the column chosen. */
import { makePixelTable, parseHex, type Rgb, SIGNED_STOPS, tableIndex } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import { someOf } from "../../domain/stripRows";
import {
  columnKind,
  columnNode,
  recordedValues,
  type StripScale,
  stripScale,
} from "../../domain/stripScale";
import { placeOf, type TimeScale } from "../../domain/timeScale";
import { type Palette, RAMP_COLORS } from "../../state/palette";

type Context = CanvasRenderingContext2D;

/** Height of a band and of the gap under it, in rem. */
export const BAND = { height: 1.7, gap: 0.5 } as const;

/** A line of a group's band is at least so high, in device pixels. */
const LEAST_LINE = 2;

/** Row of the statistics for each pixel column: the last ones at or before the column's step. */
export function columnRows(
  buffer: RunBuffer,
  columns: number,
  lastStep: number,
  scale: TimeScale = "linear",
): Int32Array {
  const rows = new Int32Array(columns);
  let row = 0;
  for (let column = 0; column < columns; column += 1) {
    const step = placeOf((column + 1) / columns, lastStep, scale);
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
  isOver: StripScale["isOver"],
): void {
  context.fillStyle = color;
  for (let column = 0; column < values.length; column += 1) {
    if (isOver(values[column] ?? 0)) {
      context.fillRect(column, top, 1, Math.max(2, height * 0.14));
    }
  }
}

/** Distance between two rows and height of a band, in device pixels; the scale of their axis of steps. */
interface Pitch {
  readonly scale: TimeScale;
  readonly pitch: number;
  readonly height: number;
  /** The statistic whose values are the colours. */
  readonly column: string;
}

/** Colours of a column: light is gradient alone; signed values have theirs, all others one hue. */
export function columnStops(column: string, palette: Palette): readonly Rgb[] {
  const kind = columnKind(column);
  if (kind === "gradient") return palette.rampStops;
  if (kind === "signed") return SIGNED_STOPS;
  return [palette.raised, palette.faint, palette.text].map(parseHex);
}

/** The scale of a column over all that the run has recorded of the nodes shown. */
export function bandScale(
  buffer: RunBuffer,
  bands: readonly (readonly string[])[],
  column: string,
): StripScale {
  const kind = columnKind(column);
  const nodes = bands.flat().map((id) => columnNode(buffer, id, column));
  return stripScale(kind, kind === "gradient" ? [] : recordedValues(buffer, nodes, column));
}

/** Draws all bands into a canvas of device pixels. @param bands the nodes of each, from top to bottom. */
export function paintStrip(
  context: Context,
  buffer: RunBuffer | null,
  palette: Palette,
  bands: readonly (readonly string[])[],
  { pitch, height, scale, column }: Pitch,
): void {
  const { width, height: bottom } = context.canvas;
  context.clearRect(0, 0, width, bottom);
  context.fillStyle = palette.raised;
  for (let top = 0; top < bottom; top += pitch) {
    context.fillRect(0, Math.round(top), width, Math.round(height));
  }
  if (buffer !== null && buffer.statistics.length > 0) {
    const most = Math.max(1, Math.round(height / LEAST_LINE));
    const shown = bands.map((band) => someOf(band, most));
    paintRows(context, buffer, palette, shown, { pitch, height, scale, column });
  }
}

function paintRows(
  context: Context,
  buffer: RunBuffer,
  palette: Palette,
  bands: readonly (readonly string[])[],
  { pitch, height, scale, column: name }: Pitch,
): void {
  const { width } = context.canvas;
  const lines = bands.flatMap((band, row) =>
    band.map((nodeId, at) => {
      const [top, bottom] = [at, at + 1].map((edge) => Math.round((edge * height) / band.length));
      return {
        nodeId,
        top: Math.round(row * pitch) + (top ?? 0),
        height: (bottom ?? 0) - (top ?? 0),
      };
    }),
  );
  const column = buffer.nodeColumn(name);
  const { position: placeOn, isOver } = bandScale(buffer, bands, name);
  const rows = columnRows(buffer, width, buffer.lastStep, scale);
  const pixels = new Uint32Array(width * lines.length);
  const table = makePixelTable(columnStops(name, palette), RAMP_COLORS);
  const values = lines.map(({ nodeId }, index) => {
    const node = buffer.nodeRow(columnNode(buffer, nodeId, name));
    const line = new Float32Array(width).fill(Number.NaN);
    if (node < 0 || column < 0) return line;
    let [former, color] = [-1, 0];
    for (let x = 0; x < width; x += 1) {
      const row = rows[x] ?? 0;
      const value = buffer.statistics.node(row, node, column);
      if (row !== former) {
        const position = placeOn(value);
        color = Number.isNaN(position) ? 0 : (table[tableIndex(position, RAMP_COLORS)] ?? 0);
        former = row;
      }
      line[x] = value;
      pixels[index * width + x] = color;
    }
    return line;
  });
  if (lines.length === 0) return;
  image.width = width;
  image.height = lines.length;
  const bytes = new Uint8ClampedArray(pixels.buffer);
  image.getContext("2d")?.putImageData(new ImageData(bytes, width, lines.length), 0, 0);
  context.imageSmoothingEnabled = false;
  for (const [index, { top, height: thickness }] of lines.entries()) {
    context.drawImage(image, 0, index, width, 1, 0, top, width, thickness);
    paintOverRange(
      context,
      values[index] ?? new Float32Array(),
      top,
      thickness,
      palette.text,
      isOver,
    );
  }
}
