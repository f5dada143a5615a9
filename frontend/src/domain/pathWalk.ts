/** A wire walked at constant speed: points at equal distances along it. */

import type { Point } from "./nodeSizes";

/** Corners of a line from its start; x and y alternate. */
export type Line = readonly number[];

/** Points every `spacing` along the line, from its start; x and y alternate. */
export interface Walk {
  readonly length: number;
  readonly spacing: number;
  readonly points: Float32Array;
}

/** Walks the line in steps of `spacing`. */
export function walkLine(line: Line, spacing = 4): Walk {
  const corners = line.length / 2;
  const distances = new Float32Array(corners);
  for (let index = 1; index < corners; index += 1) {
    const [dx, dy] = [
      (line[index * 2] ?? 0) - (line[index * 2 - 2] ?? 0),
      (line[index * 2 + 1] ?? 0) - (line[index * 2 - 1] ?? 0),
    ];
    distances[index] = (distances[index - 1] ?? 0) + Math.hypot(dx, dy);
  }
  const length = distances[corners - 1] ?? 0;
  const count = Math.floor(length / spacing) + 1;
  const points = new Float32Array(count * 2);
  let segment = 1;
  for (let index = 0; index < count; index += 1) {
    const goal = index * spacing;
    while (segment < corners - 1 && (distances[segment] ?? 0) < goal) segment += 1;
    const [before, after] = [distances[segment - 1] ?? 0, distances[segment] ?? 0];
    const share = after > before ? (goal - before) / (after - before) : 0;
    for (const axis of [0, 1]) {
      const from = line[segment * 2 - 2 + axis] ?? 0;
      points[index * 2 + axis] = from + ((line[segment * 2 + axis] ?? from) - from) * share;
    }
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

/** A point in SVG path data. */
export function written({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`;
}

/** A line as SVG path data. */
export function polyline(line: Line): string {
  let path = "";
  for (let index = 0; index < line.length; index += 2) {
    const at = { x: line[index] ?? 0, y: line[index + 1] ?? 0 };
    path += `${index === 0 ? "M" : " L"}${written(at)}`;
  }
  return path;
}
