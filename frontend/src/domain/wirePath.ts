/** The curve of a wire: straight where it can be, over the top where blocks stand in the way. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Curve = readonly [number, number, number, number, number, number, number, number];

const CLEARANCE = 22;
/** A cubic whose controls lie at height h has its top at 3/4 h. */
const CONTROL_FACTOR = 4 / 3;

/** A wire back to the start of the next row: round the end, flat between the rows, round the start. */
const RETURN_REACH = 88;
const RETURN_FALL = 120;
const RETURN_SHARE = 0.92;

/** How far above the straight line the curve must rise to clear every box between its ends. */
function requiredLift(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  boxes: Iterable<Box>,
): number {
  let lift = 0;
  for (const box of boxes) {
    const middle = box.x + box.width / 2;
    if (box.x <= x0 || box.x + box.width >= x1) continue;
    const line = y0 + ((y1 - y0) * (middle - x0)) / (x1 - x0);
    if (line < box.y || line > box.y + box.height) continue;
    lift = Math.max(lift, line - box.y + CLEARANCE);
  }
  return lift;
}

/** The cubic from an output port to an input port; `boxes` are the blocks it must not run through. */
export function wireCurve(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  boxes: Iterable<Box>,
): Curve {
  const span = x1 - x0;
  const lift = requiredLift(x0, y0, x1, y1, boxes);
  if (lift > 0) {
    const rise = lift * CONTROL_FACTOR;
    return [x0, y0, x0 + span * 0.12, y0 - rise, x1 - span * 0.12, y1 - rise, x1, y1];
  }
  const fall = y1 - y0;
  if (span < 0 && Math.abs(fall) > RETURN_FALL) {
    const side = fall * RETURN_SHARE;
    return [x0, y0, x0 + RETURN_REACH, y0 + side, x1 - RETURN_REACH, y1 - side, x1, y1];
  }
  const reach = span > 0 ? span / 2 : Math.min(240, 60 - span / 2);
  return [x0, y0, x0 + reach, y0, x1 - reach, y1, x1, y1];
}

export function curvePath(curve: Curve): string {
  const [x0, y0, ax, ay, bx, by, x1, y1] = curve.map((value) => Math.round(value * 100) / 100);
  return `M${x0},${y0} C${ax},${ay} ${bx},${by} ${x1},${y1}`;
}

/** The point of the curve at t = 1/2, where labels and buttons stand. */
export function curveMiddle([x0, y0, ax, ay, bx, by, x1, y1]: Curve): { x: number; y: number } {
  return { x: (x0 + 3 * ax + 3 * bx + x1) / 8, y: (y0 + 3 * ay + 3 * by + y1) / 8 };
}
