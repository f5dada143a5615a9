/** Input ports: where they stand on a block, and which of them have a name of their own. */
import type { LayerEntry } from "./catalog";

export type Port = LayerEntry["inputs"][number];

const MIDDLE = 0.5;
/** Several ports begin in the middle and end above the block's foot, so that their names cover neither title nor foot. */
const LOWEST = 0.78;

/** How far down its block a port stands, as a share of the height; a port that the layer does not have: the middle. */
export function portHeight(ports: readonly string[], name: string): number {
  const place = ports.indexOf(name) / (ports.length - 1);
  return ports.length > 1 && place > 0 ? MIDDLE + place * (LOWEST - MIDDLE) : MIDDLE;
}
