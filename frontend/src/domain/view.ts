/** The part of the drawing that the canvas shows. */
import type { Line } from "./pathWalk";
import type { Spec } from "./spec";

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The free part of the canvas, in CSS pixels from its corner. */
export type Free = Bounds;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ZOOMS = { least: 0.3, most: 1.45 };
/** What is looked at again only where it would be so much larger. */
const WORTH = 1.4;
/** Overhang that doesn't count as out of sight. */
const SLACK = 3;

/** Room at the sides, where wires turn to the next row, in CSS pixels. */
const SIDE = 20;
/** Room under the blocks for their weight counts. */
const BELOW = 26;
/** Height that is left to the blocks, however much lies over the canvas. */
const LEAST = 80;

/** The part of a canvas that is left to the blocks between what lies over its upper and its lower edge. */
export function freePart(
  { width, height }: { width: number; height: number },
  tools: number,
  inset: number,
): Free {
  const bottom = Math.max(tools + LEAST, height - inset - BELOW);
  return { left: SIDE, right: width - SIDE, top: tools, bottom: Math.min(height, bottom) };
}

/** All that blocks, messages and wires cover; null where nothing is drawn. */
export function boundsOf(boxes: readonly Box[], lines: readonly Line[]): Bounds | null {
  if (boxes.length === 0) return null;
  let left = Math.min(...boxes.map(({ x }) => x));
  let top = Math.min(...boxes.map(({ y }) => y));
  let right = Math.max(...boxes.map(({ x, width }) => x + width));
  let bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  for (const line of lines) {
    for (let index = 0; index < line.length; index += 2) {
      left = Math.min(left, line[index] ?? left);
      right = Math.max(right, line[index] ?? right);
      top = Math.min(top, line[index + 1] ?? top);
      bottom = Math.max(bottom, line[index + 1] ?? bottom);
    }
  }
  return { left, top, right, bottom };
}

/**
 * The view in which everything is in sight, in the middle of the free part.
 *
 * @param scale how much larger type is than on the desk: blocks may grow as much.
 */
export function fitView(bounds: Bounds, free: Free, scale = 1): View {
  const width = Math.max(1, bounds.right - bounds.left);
  const height = Math.max(1, bounds.bottom - bounds.top);
  const fitting = Math.min((free.right - free.left) / width, (free.bottom - free.top) / height);
  const zoom = Math.min(ZOOMS.most * scale, Math.max(ZOOMS.least, fitting));
  const across = (free.right - free.left - width * zoom) / 2;
  const down = (free.bottom - free.top - height * zoom) / 2;
  return {
    // What is too large begins at its beginning.
    x: free.left + Math.max(0, across) - bounds.left * zoom,
    y: free.top + Math.max(0, down) - bounds.top * zoom,
    zoom,
  };
}

/** Whether the view can stay: everything is in sight, and would not be much larger in another. */
export function holds({ x, y, zoom }: View, bounds: Bounds, free: Free, scale = 1): boolean {
  const inSight =
    bounds.left * zoom + x >= free.left - SLACK &&
    bounds.right * zoom + x <= free.right + SLACK &&
    bounds.top * zoom + y >= free.top - SLACK &&
    bounds.bottom * zoom + y <= free.bottom + SLACK;
  return inSight && fitView(bounds, free, scale).zoom < zoom * WORTH;
}

/** Whether another experiment was opened: an edit replaces one of its parts, never all of them. */
export function isOtherExperiment(former: Spec, next: Spec): boolean {
  return (
    former.network !== next.network &&
    former.data !== next.data &&
    former.training !== next.training &&
    former.objectives !== next.objectives
  );
}
