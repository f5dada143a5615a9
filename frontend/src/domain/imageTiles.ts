/** Images of a frame side by side: signed numbers on one scale, or pictures in [0, 1]. */
import type { Frame } from "./frame";

/** Numbers row by row, pixel by pixel; one image has `height` × `width` × `colors` of them. */
export interface Images {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly colors: number;
  readonly values: ArrayLike<number>;
}

/** An array [n, h, w] or, with `colors`, [n, h, w, colors] of a frame; null where it has none. */
export function readImages(frame: Frame | null, name: string): Images | null {
  const array = frame?.arrays.get(name);
  const [count = 0, height = 0, width = 0, colors = 1] = array?.shape ?? [];
  if (array === undefined || array.data.length === 0) return null;
  return { count, height, width, colors, values: array.data };
}

/** An array [h, w, colors] of a frame as one image. */
export function readImage(frame: Frame | null, name: string): Images | null {
  const array = frame?.arrays.get(name);
  const [height = 0, width = 0, colors = 1] = array?.shape ?? [];
  if (array === undefined || array.data.length === 0) return null;
  return { count: 1, height, width, colors, values: array.data };
}

/** One of several. */
export function imageAt(images: Images, index: number): Images {
  const size = images.height * images.width * images.colors;
  const all = Array.from({ length: size }, (_, at) => images.values[index * size + at] ?? 0);
  return { ...images, count: 1, values: all };
}

type Rgb = readonly [number, number, number];

/** The ends and the middle of a scale of signed numbers. In the dark theme zero is dark: only the gradient shines. */
export interface MapColors {
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
}

export const LIGHT_MAPS: MapColors = {
  negative: [245, 147, 34],
  zero: [232, 234, 235],
  positive: [8, 119, 189],
};
export const DARK_MAPS: MapColors = {
  negative: [224, 138, 44],
  zero: [32, 37, 46],
  positive: [63, 158, 224],
};

/** The smallest and the largest of some numbers, 0 among them; what is no number is left out. */
export function limitsOf(images: Images): { low: number; high: number } {
  let [low, high] = [0, 0];
  for (let at = 0; at < images.values.length; at += 1) {
    const value = images.values[at] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

/** How numbers become colours. `signed`: by their share of `largest`; `picture`: brightness from 0 to 1. */
export type Shade =
  | { readonly kind: "signed"; readonly largest: number; readonly colors: MapColors }
  | { readonly kind: "picture" };

/** The colour of a share from -1 to 1. */
export function signedColor(share: number, colors: MapColors): Rgb {
  const end = share < 0 ? colors.negative : colors.positive;
  const part = Math.min(1, Math.abs(share));
  const mix = (channel: 0 | 1 | 2) =>
    colors.zero[channel] + (end[channel] - colors.zero[channel]) * part;
  return [mix(0), mix(1), mix(2)];
}

function share(value: number, largest: number): number {
  return largest === 0 ? 0 : value / largest;
}

/** The colour of a pixel; of signed numbers in three colours, each is a brightness around the middle. */
function colorOf(images: Images, first: number, shade: Shade): Rgb {
  const read = (channel: number) => images.values[first + (images.colors >= 3 ? channel : 0)] ?? 0;
  if (shade.kind === "picture") return [255 * read(0), 255 * read(1), 255 * read(2)];
  if (images.colors < 3) return signedColor(share(read(0), shade.largest), shade.colors);
  const bright = (channel: number) => 127.5 * (1 + share(read(channel), shade.largest));
  return [bright(0), bright(1), bright(2)];
}

const GAP = 1;

/** Where images stand in a grid that is about square. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The grid in which images are largest, of several the one with the fewest gaps, of these the widest.
 *
 * @param aspect width of the room for all of them, as a multiple of its height.
 */
export function gridOf({ height, width }: Images, shown: number, aspect = 1): Grid {
  const rowsOf = (count: number) => Math.ceil(shown / count);
  const scale = (count: number) => Math.min(aspect / (count * width), 1 / (rowsOf(count) * height));
  const gaps = (count: number) => count * rowsOf(count) - shown;
  const counts = Array.from({ length: Math.max(1, shown) }, (_, index) => index + 1);
  const columns = counts.reduce((best, count) => {
    const larger = scale(count) / scale(best) - 1;
    const fills = Math.abs(larger) < 1e-9 && gaps(count) <= gaps(best);
    return larger >= 1e-9 || fills ? count : best;
  });
  const rows = rowsOf(columns);
  return {
    columns,
    rows,
    width: columns * (width + GAP) - GAP,
    height: rows * (height + GAP) - GAP,
  };
}

/** Which image lies at a place of the grid, null on a gap or beyond the last. */
export function tileAt(images: Images, shown: number, x: number, y: number): number | null {
  const { columns } = gridOf(images, shown);
  const [column, row] = [
    Math.floor(x / (images.width + GAP)),
    Math.floor(y / (images.height + GAP)),
  ];
  const index = row * columns + column;
  return column < columns && index >= 0 && index < shown ? index : null;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Pixels of the first `shown` images in a grid for a room of this aspect; what is no number is left clear. */
export function paintTiles(images: Images, shown: number, shade: Shade, aspect = 1): Pixels {
  const { columns, width, height } = gridOf(images, shown, aspect);
  const rgba = new Uint8ClampedArray(width * height * 4);
  const size = images.width * images.height;
  for (let image = 0; image < shown; image += 1) {
    const left = (image % columns) * (images.width + GAP);
    const top = Math.floor(image / columns) * (images.height + GAP);
    for (let pixel = 0; pixel < size; pixel += 1) {
      const first = (image * size + pixel) * images.colors;
      if (Number.isNaN(images.values[first])) continue;
      const at = (top + Math.floor(pixel / images.width)) * width + left + (pixel % images.width);
      rgba.set([...colorOf(images, first, shade), 255], 4 * at);
    }
  }
  return { width, height, rgba };
}
