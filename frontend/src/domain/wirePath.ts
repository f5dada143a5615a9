/** The way of a wire: straight where it can be; else at right angles through free room, round blocks, never behind one. */
import type { Box } from "./frameBoxes";
import type { Point } from "./nodeSizes";
import { type Line, polyline, written } from "./pathWalk";

export interface WirePath {
  /** Flattened: what is walked and drawn. */
  readonly line: Line;
  /** The same as SVG path data. */
  readonly path: string;
  /** Where a label stands: the middle of its longest straight part. */
  readonly middle: Point;
  /** Whether it leaves the straight line between its ends. */
  readonly bent: boolean;
}

/** How far behind its start and before its end a wire turns: inside the gap between neighbours. */
const TURN = 8;
/** Free room over a block, and under it, where its weight count stands. */
const ABOVE = 18;
const BELOW = 30;
const BESIDE = 3;
/** Distance of wires that run side by side. */
const TRACK = 9;
const MOST_TRACKS = 8;
const RADIUS = 9;
const CURVE_SAMPLES = 20;
const CORNER_SAMPLES = 5;
/** A wire that rises or falls by less is straight. */
const FLAT = 0.75;

/** Level parts of wires that are laid already, so that the next one keeps beside them. */
interface Tracks {
  /** Free room under a block. */
  readonly below: number;
  readonly laid: { readonly y: number; readonly from: number; readonly to: number }[];
}

export function makeTracks(below = BELOW): Tracks {
  return { below, laid: [] };
}

/**
 * The wire from an output port to an input port.
 *
 * @param boxes the blocks that it must not run through. @param own those at its ends.
 */
export function routeWire(
  from: Point,
  to: Point,
  boxes: readonly Box[],
  own: readonly Box[] = [],
  tracks: Tracks = makeTracks(),
): WirePath {
  const direct = directLine(from, to);
  if (direct !== null && !boxes.some((box) => !own.includes(box) && lineMeets(direct, box))) {
    return { line: direct, path: polyline(direct), middle: middleOf(direct), bent: false };
  }
  const corners = throughOneRow(from, to, boxes, tracks) ?? throughTwoRows(from, to, boxes, tracks);
  return rounded(corners ?? [from, { x: from.x, y: to.y }, to]);
}

function directLine(from: Point, to: Point): number[] | null {
  const span = to.x - from.x;
  if (span < 1) return null;
  if (Math.abs(to.y - from.y) < FLAT) return [from.x, from.y, to.x, to.y];
  const line: number[] = [];
  for (let index = 0; index <= CURVE_SAMPLES; index += 1) {
    const t = index / CURVE_SAMPLES;
    const s = 1 - t;
    // A cubic whose controls lie level with its ends, half way across.
    const across = 1.5 * s * s * t + 1.5 * s * t * t + t * t * t;
    const rise = 3 * s * t * t + t * t * t;
    line.push(from.x + span * across, from.y + (to.y - from.y) * rise);
  }
  return line;
}

/** Of a line that leads on in x, and up or down all the way. */
function lineMeets(line: Line, box: Box): boolean {
  const [x, y, endX, endY] = [line[0] ?? 0, line[1] ?? 0, line.at(-2) ?? 0, line.at(-1) ?? 0];
  if (box.x > endX + BESIDE || box.x + box.width < x - BESIDE) return false;
  if (box.y > Math.max(y, endY) + BESIDE || box.y + box.height < Math.min(y, endY) - BESIDE)
    return false;
  for (let index = 2; index < line.length; index += 2) {
    const [x0, y0] = [line[index - 2] ?? 0, line[index - 1] ?? 0];
    const [x1, y1] = [line[index] ?? 0, line[index + 1] ?? 0];
    const apart =
      Math.max(x0, x1) < box.x - BESIDE ||
      Math.min(x0, x1) > box.x + box.width + BESIDE ||
      Math.max(y0, y1) < box.y - BESIDE ||
      Math.min(y0, y1) > box.y + box.height + BESIDE;
    if (!apart && line.length > 4) return true;
    if (!apart && x0 < box.x + box.width && x1 > box.x) return true;
  }
  return false;
}

function isLevelFree(
  y: number,
  xa: number,
  xb: number,
  boxes: readonly Box[],
  below: number,
): boolean {
  const [left, right] = [Math.min(xa, xb), Math.max(xa, xb)];
  return !boxes.some(
    (box) =>
      box.x - BESIDE < right &&
      box.x + box.width + BESIDE > left &&
      box.y - ABOVE < y &&
      box.y + box.height + below > y,
  );
}

function isUprightFree(x: number, ya: number, yb: number, boxes: readonly Box[]): boolean {
  const [top, bottom] = [Math.min(ya, yb), Math.max(ya, yb)];
  return !boxes.some(
    (box) =>
      box.x - BESIDE < x &&
      box.x + box.width + BESIDE > x &&
      box.y < bottom - 1 &&
      box.y + box.height > top + 1,
  );
}

function isTrackFree(y: number, xa: number, xb: number, { laid }: Tracks): boolean {
  const [left, right] = [Math.min(xa, xb), Math.max(xa, xb)];
  return !laid.some(
    (track) => Math.abs(track.y - y) < TRACK - 0.5 && track.from < right && track.to > left,
  );
}

/** Heights at which a level part might run free, those that cost the shortest way first. */
function levels(
  ya: number,
  yb: number,
  xa: number,
  xb: number,
  boxes: readonly Box[],
  below: number,
): number[] {
  const [left, right] = [Math.min(xa, xb), Math.max(xa, xb)];
  const near = boxes.filter((box) => box.x < right && box.x + box.width > left);
  const edges = near.flatMap((box) => [
    ...Array.from({ length: MOST_TRACKS }, (_, track) => box.y - ABOVE - track * TRACK),
    ...Array.from(
      { length: MOST_TRACKS },
      (_, track) => box.y + box.height + below + track * TRACK,
    ),
  ]);
  const cost = (y: number) => Math.abs(y - ya) + Math.abs(y - yb);
  // Of two that cost the same the upper: a skip is an arc over the chain.
  return [...new Set([ya, yb, ...edges])].sort((a, b) => cost(a) - cost(b) || a - b);
}

function lay(tracks: Tracks, y: number, xa: number, xb: number): void {
  tracks.laid.push({ y, from: Math.min(xa, xb), to: Math.max(xa, xb) });
}

/** Out, up or down to a free height, across, and up or down to the end. */
function throughOneRow(
  from: Point,
  to: Point,
  boxes: readonly Box[],
  tracks: Tracks,
): Point[] | null {
  const [xa, xb] = [from.x + TURN, to.x - TURN];
  const y = levels(from.y, to.y, xa, xb, boxes, tracks.below).find(
    (level) =>
      isTrackFree(level, xa, xb, tracks) &&
      isLevelFree(level, xa, xb, boxes, tracks.below) &&
      isUprightFree(xa, from.y, level, boxes) &&
      isUprightFree(xb, level, to.y, boxes),
  );
  if (y === undefined) return null;
  lay(tracks, y, xa, xb);
  return [from, { x: xa, y: from.y }, { x: xa, y }, { x: xb, y }, { x: xb, y: to.y }, to];
}

/** The same over several rows: along the side of the drawing in between. */
function throughTwoRows(
  from: Point,
  to: Point,
  boxes: readonly Box[],
  tracks: Tracks,
): Point[] | null {
  const [xa, xb] = [from.x + TURN, to.x - TURN];
  const left = Math.min(xb, ...boxes.map((box) => box.x - 2 * TURN));
  for (let track = 0; track < MOST_TRACKS; track += 1) {
    const side = left - track * TRACK;
    const leave = levels(from.y, from.y, xa, side, boxes, tracks.below).find(
      (level) =>
        isTrackFree(level, xa, side, tracks) &&
        isLevelFree(level, xa, side, boxes, tracks.below) &&
        isUprightFree(xa, from.y, level, boxes),
    );
    const reach = levels(to.y, to.y, side, xb, boxes, tracks.below).find(
      (level) =>
        isTrackFree(level, side, xb, tracks) &&
        isLevelFree(level, side, xb, boxes, tracks.below) &&
        isUprightFree(xb, level, to.y, boxes),
    );
    if (leave === undefined || reach === undefined) return null;
    if (!isUprightFree(side, leave, reach, boxes)) continue;
    lay(tracks, leave, xa, side);
    lay(tracks, reach, side, xb);
    const out = [from, { x: xa, y: from.y }, { x: xa, y: leave }, { x: side, y: leave }];
    return [...out, { x: side, y: reach }, { x: xb, y: reach }, { x: xb, y: to.y }, to];
  }
  return null;
}

/** Without corners that are none. */
function simplified(corners: readonly Point[]): Point[] {
  return corners.filter((corner, index) => {
    const [before, after] = [corners[index - 1], corners[index + 1]];
    if (before === undefined || after === undefined) return true;
    const level = before.y === corner.y && corner.y === after.y;
    const upright = before.x === corner.x && corner.x === after.x;
    return !level && !upright;
  });
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = distance / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distanceOf(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function rounded(all: readonly Point[]): WirePath {
  const corners = simplified(all);
  const [start, end] = [corners[0], corners.at(-1)];
  if (start === undefined || end === undefined) throw new Error("a wire has two ends");
  const line = [start.x, start.y];
  let path = `M${written(start)}`;
  for (const [index, corner] of corners.entries()) {
    const [before, after] = [corners[index - 1], corners[index + 1]];
    if (before === undefined || after === undefined) continue;
    const radius = Math.min(RADIUS, distanceOf(before, corner) / 2, distanceOf(corner, after) / 2);
    const [into, out] = [towards(corner, before, radius), towards(corner, after, radius)];
    path += ` L${written(into)} Q${written(corner)} ${written(out)}`;
    for (let sample = 0; sample <= CORNER_SAMPLES; sample += 1) {
      const t = sample / CORNER_SAMPLES;
      const s = 1 - t;
      line.push(
        s * s * into.x + 2 * s * t * corner.x + t * t * out.x,
        s * s * into.y + 2 * s * t * corner.y + t * t * out.y,
      );
    }
  }
  line.push(end.x, end.y);
  return { line, path: `${path} L${written(end)}`, middle: longestMiddle(corners), bent: true };
}

function longestMiddle(corners: readonly Point[]): Point {
  let best: { length: number; middle: Point } | null = null;
  for (const [index, corner] of corners.entries()) {
    const next = corners[index + 1];
    if (next === undefined) continue;
    // Labels are read from left to right: a level part wins over an upright one.
    const length = distanceOf(corner, next) * (corner.y === next.y ? 2 : 1);
    const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    if (best === null || length > best.length) best = { length, middle };
  }
  return best?.middle ?? { x: 0, y: 0 };
}

function middleOf(line: Line): Point {
  const last = line.length - 2;
  return {
    x: ((line[0] ?? 0) + (line[last] ?? 0)) / 2,
    y: ((line[1] ?? 0) + (line[last + 1] ?? 0)) / 2,
  };
}

/** The same wire in a drawing that runs from top to bottom. */
export function turned({ line, middle, bent }: WirePath): WirePath {
  const other = line.map((_, index) => line[index % 2 === 0 ? index + 1 : index - 1] ?? 0);
  return {
    line: other,
    path: polyline(other),
    middle: { x: middle.y, y: middle.x },
    bent,
  };
}
