/** Edits of a drawing: dabs of a brush, the eraser, and the line of a curve. */
import type { DrawnPoint, DrawnShape, Place } from "./drawn";

/** Points lie on a grid, so that links stay short. */
const PER_UNIT = 100;
/** A curve has a height over every tenth. */
const COLUMNS_PER_UNIT = 10;

function onGrid(value: number, [low, high]: Place, perUnit = PER_UNIT): number {
  const steps = Math.round(Math.min(high, Math.max(low, value)) * perUnit);
  return steps / perUnit + 0;
}

/** A place of the drawing as its points have it: within the edges, on the grid. */
export function gridPlace([x, y]: Place, shape: DrawnShape): Place {
  return [onGrid(x, shape.x), onGrid(y, shape.y)];
}

/** Mulberry32, from 0 to 1: the same stroke gives the same points. */
function makeRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Points that one dab of a scattering brush leaves. */
const DAB = 3;

/**
 * The points with one dab of the brush more; as many as the drawing may hold.
 *
 * @param spread standard deviation of the points around the place, 0 for one point exactly there. Their random numbers
 *     follow from how many points there are.
 */
export function withDab(
  points: readonly DrawnPoint[],
  at: Place,
  label: number,
  spread: number,
  shape: DrawnShape,
): DrawnPoint[] {
  const random = makeRandom(points.length);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()) * spread;
  const dab = Array.from({ length: spread > 0 ? DAB : 1 }, (): DrawnPoint => {
    const place: Place = spread > 0 ? [at[0] + normal(), at[1] + normal()] : at;
    return [...gridPlace(place, shape), label];
  });
  return [...points, ...dab].slice(0, shape.most);
}

function distance([x = 0, y = 0]: readonly number[], [atX, atY]: Place): number {
  return Math.hypot(x - atX, y - atY);
}

/** The points without the one that lies nearest to a place, if it is within reach. */
export function withoutNearest(
  points: readonly DrawnPoint[],
  at: Place,
  reach: number,
): readonly DrawnPoint[] {
  const distances = points.map((point) => distance(point, at));
  const least = Math.min(...distances);
  if (!(least <= reach)) return points;
  const nearest = distances.indexOf(least);
  return points.filter((_, index) => index !== nearest);
}

/** The points without those within reach of a place. */
export function withoutWithin(
  points: readonly DrawnPoint[],
  at: Place,
  reach: number,
): readonly DrawnPoint[] {
  const kept = points.filter((point) => distance(point, at) > reach);
  return kept.length === points.length ? points : kept;
}

/** Columns of the curve from one place to another, both included. */
function columns(from: number, to: number, shape: DrawnShape): number[] {
  const column = (x: number) => Math.round(onGrid(x, shape.x, COLUMNS_PER_UNIT) * COLUMNS_PER_UNIT);
  const [low, high] = [column(Math.min(from, to)), column(Math.max(from, to))];
  return Array.from({ length: high - low + 1 }, (_, index) => (low + index) / COLUMNS_PER_UNIT);
}

/** The curve with the line from one place to another in the place of what was there; sorted from left to right. */
export function withLine(
  points: readonly DrawnPoint[],
  from: Place,
  to: Place,
  shape: DrawnShape,
): DrawnPoint[] {
  const drawn = columns(from[0], to[0], shape).map((x): DrawnPoint => {
    const share = to[0] === from[0] ? 1 : (x - from[0]) / (to[0] - from[0]);
    const height = from[1] + Math.min(1, Math.max(0, share)) * (to[1] - from[1]);
    return [x, onGrid(height, shape.y)];
  });
  return inOrder([...withoutColumns(points, from[0], to[0], shape), ...drawn]).slice(0, shape.most);
}

/** The curve without its places between two others. */
export function withoutColumns(
  points: readonly DrawnPoint[],
  from: number,
  to: number,
  shape: DrawnShape,
): DrawnPoint[] {
  const erased = columns(from, to, shape);
  const half = 0.5 / COLUMNS_PER_UNIT;
  const [low = 0, high = 0] = [erased[0], erased.at(-1)];
  return points.filter(([x = 0]) => x < low - half || x >= high + half);
}

function inOrder(points: readonly DrawnPoint[]): DrawnPoint[] {
  return points.toSorted(([a = 0], [b = 0]) => a - b);
}
