/** A cubic curve walked at constant speed: points at equal distances along it. */

export type Cubic = readonly [number, number, number, number, number, number, number, number];

const FINE = 48;

function at(curve: Cubic, axis: 0 | 1, t: number): number {
  const s = 1 - t;
  const [a, b, c, d] = [curve[axis], curve[axis + 2], curve[axis + 4], curve[axis + 6]];
  return (
    s * s * s * (a ?? 0) +
    3 * s * s * t * (b ?? 0) +
    3 * s * t * t * (c ?? 0) +
    t * t * t * (d ?? 0)
  );
}

/** Points every `spacing` along the curve, from its start; x and y alternate. */
export interface Walk {
  readonly length: number;
  readonly spacing: number;
  readonly points: Float32Array;
}

/** Walks the curve in steps of `spacing`. */
export function walkCubic(curve: Cubic, spacing = 4): Walk {
  const distances = new Float32Array(FINE + 1);
  let [x, y] = [at(curve, 0, 0), at(curve, 1, 0)];
  for (let index = 1; index <= FINE; index += 1) {
    const [nextX, nextY] = [at(curve, 0, index / FINE), at(curve, 1, index / FINE)];
    distances[index] = (distances[index - 1] ?? 0) + Math.hypot(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  const length = distances[FINE] ?? 0;
  const count = Math.floor(length / spacing) + 1;
  const points = new Float32Array(count * 2);
  let segment = 1;
  for (let index = 0; index < count; index += 1) {
    const goal = index * spacing;
    while (segment < FINE && (distances[segment] ?? 0) < goal) {
      segment += 1;
    }
    const [before, after] = [distances[segment - 1] ?? 0, distances[segment] ?? 0];
    const share = after > before ? (goal - before) / (after - before) : 0;
    const t = (segment - 1 + share) / FINE;
    points[index * 2] = at(curve, 0, t);
    points[index * 2 + 1] = at(curve, 1, t);
  }
  return { length, spacing, points };
}

/** The point at `distance` from the start of a walk. */
export function pointAt({ points, spacing }: Walk, distance: number): readonly [number, number] {
  const last = points.length / 2 - 1;
  const place = Math.min(last, Math.max(0, distance / spacing));
  const index = Math.min(Math.max(0, last - 1), Math.floor(place));
  const share = place - index;
  const [x0, y0] = [points[index * 2] ?? 0, points[index * 2 + 1] ?? 0];
  const [x1, y1] = [points[index * 2 + 2] ?? x0, points[index * 2 + 3] ?? y0];
  return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
}
