/** Walking from block to block with the arrow keys: along the wires, or to a neighbour above or below. */
import { incoming, outgoing, topologicalOrder } from "./graph";
import { lossIndex, lossNodeId } from "./lossBlocks";
import type { Spec } from "./spec";

export type Direction = "left" | "right" | "up" | "down";

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The block reached from `from`, or `from` itself where there is none in that direction. */
export function walk(
  spec: Spec,
  boxes: ReadonlyMap<string, Placed>,
  from: string,
  direction: Direction,
): string {
  const { network } = spec;
  if (direction === "left") {
    const read = spec.objectives[lossIndex(from)]?.prediction;
    if (read !== undefined) return boxes.has(read) ? read : from;
    return incoming(network, from)[0]?.source ?? from;
  }
  if (direction === "right") {
    const next = outgoing(network, from)[0]?.target;
    const objective = spec.objectives.findIndex(({ prediction }) => prediction === from);
    return next ?? (objective < 0 ? from : lossNodeId(objective));
  }
  const here = boxes.get(from);
  if (here === undefined) return from;
  const sign = direction === "up" ? -1 : 1;
  const ahead = [...boxes].filter(
    ([id, box]) => id !== from && (middle(box).y - middle(here).y) * sign > 4,
  );
  const nearest = ahead.sort(([, a], [, b]) => distance(a, here) - distance(b, here));
  return nearest[0]?.[0] ?? from;
}

/** The first and the last block in order. */
export function ends(spec: Spec): { first: string | null; last: string | null } {
  const order = topologicalOrder(spec.network);
  return { first: order[0] ?? null, last: order.at(-1) ?? null };
}

function middle(box: Placed) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function distance(a: Placed, b: Placed): number {
  return Math.hypot(middle(a).x - middle(b).x, middle(a).y - middle(b).y);
}
