/**
 * Where blocks stand, as links of version 2 carry it: on a grid, those of the network one after another as steps from
 * the one before (null for a block that was not moved), all others by their address.
 */
import { LinkError, list, part, whole } from "./linkParts";
import type { RawObject } from "./readDocument";
import type { Layout } from "./spec";

/** A fifth of the least distance between two blocks that anybody sees, in pixels of the drawing. */
const GRID = 4;

type Positions = NonNullable<Layout["positions"]>;

function steps(position: readonly number[]): [number, number] {
  const [x = 0, y = 0] = position.map((value) => Math.round(value / GRID) + 0);
  return [x, y];
}

export function packPlaces(positions: Positions, ids: readonly string[]): RawObject | undefined {
  const known = new Set(ids);
  let last: readonly [number, number] = [0, 0];
  const along = ids.flatMap((id) => {
    const position = positions[id];
    if (position === undefined) return [null];
    const [x, y] = steps(position);
    const moved = [x - last[0], y - last[1]];
    last = [x, y];
    return moved;
  });
  const others = Object.entries(positions)
    .filter(([address]) => !known.has(address))
    .map(([address, position]) => [address, steps(position)] as const);
  const isMoved = along.some((step) => step !== null);
  if (!isMoved && others.length === 0) return undefined;
  return {
    ...(isMoved && { a: along }),
    ...(others.length > 0 && { o: Object.fromEntries(others) }),
  };
}

export function unpackPlaces(packed: unknown, ids: readonly string[]): Record<string, unknown> {
  const { a, o } = part(packed);
  const along = list(a);
  const positions: [string, readonly [number, number]][] = [];
  let [x, y, at] = [0, 0, 0];
  for (const id of a === undefined ? [] : ids) {
    if (along[at] === null) {
      at += 1;
      continue;
    }
    x += whole(along[at]);
    y += whole(along[at + 1]);
    at += 2;
    positions.push([id, [x * GRID, y * GRID]]);
  }
  if (at !== along.length) throw new LinkError("unreadable");
  for (const [address, steps] of Object.entries(part(o))) {
    const [right, down, ...rest] = list(steps);
    if (rest.length > 0) throw new LinkError("unreadable");
    positions.push([address, [whole(right) * GRID, whole(down) * GRID]]);
  }
  return Object.fromEntries(positions);
}
