/** A function of two numbers as a map: colours, lines of equal value, and axes. */
import { type Range, scaleOf, ticksOf } from "./axes";
import { contour } from "./contours";
import type { Mark, Spot } from "./figure";
import { colorAt, type Rgb } from "./ramp";

/** Values on a grid, row 0 at the least y; what isn't a finite number leaves a gap. */
export interface ValueGrid {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
  readonly x: Range;
  readonly y: Range;
}

/** Where the map lies, in pixels. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Which share of the colours a value has, and the reverse of it. */
interface ValueScale {
  readonly share: (value: number) => number;
  readonly valueAt: (share: number) => number;
}

/** What a map is drawn with. */
export interface Colors {
  readonly rampStops: readonly Rgb[];
  readonly dark: boolean;
  readonly muted: string;
}

const TICKS = 5;
const LEVELS = 12;
const TEXT = 12;
/** A logarithmic scale is straight below this share of the largest value. */
const STRAIGHT = 1e-5;

/** Least and largest finite value; null without any. */
export function spanOf(values: ArrayLike<number>): Range | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}

/** Finer near the least value. */
export function squareScale([low, high]: Range): ValueScale {
  const whole = high - low;
  return {
    share: (value) => (whole > 0 ? Math.sqrt(Math.max(0, value - low) / whole) : 0),
    valueAt: (share) => low + whole * share ** 2,
  };
}

/** By the logarithm of the height above the least value. */
export function logScale([low, high]: Range): ValueScale {
  const straight = Math.max(Number.MIN_VALUE, (high - low) * STRAIGHT);
  const whole = Math.log1p((high - low) / straight);
  return {
    share: (value) => (whole > 0 ? Math.log1p(Math.max(0, value - low) / straight) / whole : 0),
    valueAt: (share) => low + straight * Math.expm1(share * whole),
  };
}

function pixelsOf(
  { rows, columns, values }: ValueGrid,
  scale: ValueScale,
  { rampStops }: Colors,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(rows * columns * 4);
  for (let place = 0; place < rows * columns; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const row = rows - 1 - Math.floor(place / columns);
    const color = colorAt(rampStops, scale.share(value));
    pixels.set([...color, 255], (row * columns + (place % columns)) * 4);
  }
  return pixels;
}

/** The marks of a map, and where a point lies on it. */
export function contourMap(grid: ValueGrid, place: Place, scale: ValueScale, colors: Colors) {
  const { rows, columns } = grid;
  const { left, top, width, height } = place;
  const [x, y] = [scaleOf(grid.x, left, left + width), scaleOf(grid.y, top + height, top)];
  const atCell = ([column, row]: Spot): Spot => [
    left + (column * width) / (columns - 1),
    top + height - (row * height) / (rows - 1),
  ];
  const line = colors.dark ? "#ffffffb0" : "#00000090";
  const levels = Array.from({ length: LEVELS }, (_, at) => scale.valueAt((at + 1) / (LEVELS + 1)));
  const number = { size: TEXT, color: colors.muted, digits: true } as const;
  const written = (tick: number) => String(Number(tick.toPrecision(3)));
  const marks: Mark[] = [
    {
      ...{ kind: "image", x: left, y: top, width, height, columns, rows, smooth: true },
      pixels: pixelsOf(grid, scale, colors),
    },
    ...levels
      .flatMap((level) => contour(grid, level))
      .map(
        ([from, to]): Mark => ({
          ...{ kind: "line", points: [atCell(from), atCell(to)], color: line, width: 0.8 },
        }),
      ),
    ...ticksOf(grid.x, TICKS).map(
      (tick): Mark => ({
        ...{ kind: "text", x: x.toPixel(tick), y: top + height + 12, anchor: "middle" },
        ...{ ...number, text: written(tick) },
      }),
    ),
    ...ticksOf(grid.y, TICKS).map(
      (tick): Mark => ({
        ...{ kind: "text", x: left - 6, y: y.toPixel(tick), anchor: "end" },
        ...{ ...number, text: written(tick) },
      }),
    ),
  ];
  const at = ([across, up]: Spot): Spot => [x.toPixel(across), y.toPixel(up)];
  const holds = ([across, up]: Spot) =>
    across >= grid.x[0] && across <= grid.x[1] && up >= grid.y[0] && up <= grid.y[1];
  return { marks, at, holds };
}

/** The pieces of a path that lie on the map, in its own coordinates. */
export function piecesInside(
  path: readonly Spot[],
  holds: (spot: Spot) => boolean,
): readonly (readonly Spot[])[] {
  const pieces: Spot[][] = [];
  let open = false;
  for (const spot of path) {
    if (!holds(spot)) {
      open = false;
      continue;
    }
    if (open) pieces.at(-1)?.push(spot);
    else pieces.push([spot]);
    open = true;
  }
  return pieces;
}
