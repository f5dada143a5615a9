/** The decision boundary as pixels: signed for two classes and values, one colour a class beyond two. */
import type { Frame, ShapedArray } from "./frame";
import { makePixelTable, type Rgb, SIGNED_STOPS, signedPosition, tableIndex } from "./ramp";

export interface Boundary {
  /** Cells a side and their colours as little-endian RGBA words, row 0 at the top. */
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Uint32Array<ArrayBuffer>;
  /** x1 min, max, x2 min, max. */
  readonly range: readonly [number, number, number, number];
  readonly points: readonly BoundaryPoint[];
  readonly signed: boolean;
}

interface BoundaryPoint {
  /** Place in the unit square, y downwards. */
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly validation: boolean;
}

let signedTable: Uint32Array | null = null;

/** Made with the first picture, not with the page. */
function signedPixels(): Uint32Array {
  signedTable ??= makePixelTable(SIGNED_STOPS);
  return signedTable;
}

function word([red, green, blue]: Rgb, share: number): number {
  const mix = (channel: number) => Math.round(232 + (channel - 232) * share);
  return ((255 << 24) | (mix(blue) << 16) | (mix(green) << 8) | mix(red)) >>> 0;
}

/** The signed reading of a cell: -1 is class 0 (orange), 1 is class 1 (blue); a value stands for itself. */
function signedValue(
  grid: ArrayLike<number>,
  at: number,
  outputs: number,
  isValue: boolean,
): number {
  const first = grid[at] ?? 0;
  if (outputs === 1) {
    return isValue ? first : 2 * first - 1;
  }
  return (grid[at + 1] ?? 0) - first;
}

function paintSigned(
  grid: ShapedArray,
  outputs: number,
  isValue: boolean,
): Uint32Array<ArrayBuffer> {
  const cells = grid.data.length / outputs;
  const table = signedPixels();
  return Uint32Array.from({ length: cells }, (_, cell) => {
    const value = signedValue(grid.data, cell * outputs, outputs, isValue);
    return table[tableIndex(signedPosition(value), table.length)] ?? 0;
  });
}

function paintClasses(
  grid: ShapedArray,
  outputs: number,
  colors: readonly Rgb[],
): Uint32Array<ArrayBuffer> {
  const cells = grid.data.length / outputs;
  return Uint32Array.from({ length: cells }, (_, cell) => {
    let winner = 0;
    for (let output = 1; output < outputs; output += 1) {
      if ((grid.data[cell * outputs + output] ?? 0) > (grid.data[cell * outputs + winner] ?? 0)) {
        winner = output;
      }
    }
    const sure = grid.data[cell * outputs + winner] ?? 0;
    return word(colors[winner % colors.length] ?? [128, 128, 128], 0.25 + 0.6 * Math.min(1, sure));
  });
}

/** The picture in a `boundary` frame, or null where it is not one. */
export function readBoundary(
  frame: Frame,
  classes: number,
  colors: readonly Rgb[],
): Boundary | null {
  const arrays = ["grid", "range", "points", "labels", "split"].map((name) =>
    frame.arrays.get(name),
  );
  const [grid, range, points, labels, split] = arrays;
  if (!grid || !range || !points || !labels || !split) {
    return null;
  }
  const [rows = 0, columns = 0, outputs = 1] = grid.shape;
  const isValue = classes === 0 || labels.data.some((label) => label < 0);
  const signed = outputs <= 2;
  const [x0 = -1, x1 = 1, y0 = -1, y1 = 1] = range.data;
  return {
    rows,
    columns,
    pixels: signed ? paintSigned(grid, outputs, isValue) : paintClasses(grid, outputs, colors),
    range: [x0, x1, y0, y1],
    points: Array.from({ length: labels.data.length }, (_, index) => ({
      x: ((points.data[index * 2] ?? 0) - x0) / (x1 - x0),
      y: (y1 - (points.data[index * 2 + 1] ?? 0)) / (y1 - y0),
      label: signed && !isValue ? 2 * (labels.data[index] ?? 0) - 1 : (labels.data[index] ?? 0),
      validation: split.data[index] === 1,
    })),
    signed,
  };
}
