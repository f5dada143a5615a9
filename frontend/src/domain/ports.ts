/** Input ports: where they stand on a block, and which of them have a name of their own. */
import type { LayerEntry } from "./catalog";

export type Port = LayerEntry["inputs"][number];

/** How far down its block a port stands, as a share of the height; a port that the layer does not have: the middle. */
export function portHeight(ports: readonly string[], name: string): number {
  const index = ports.indexOf(name);
  return index < 0 ? 0.5 : (index + 1) / (ports.length + 1);
}
