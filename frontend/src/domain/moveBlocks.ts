/** Moving blocks: those of the network and those in open groups, whose frames fit around them. */

import { turnBox, turnPoint } from "./direction";
import { type Document, setPositions } from "./document";
import { type Box, closedCorners, frameAround, growth, positionsIn } from "./frameBoxes";
import { isLossNode } from "./lossBlocks";
import type { Direction, NodeKind, Point, Size } from "./nodeSizes";
import { NETWORK, placeOf } from "./places";

/** What is drawn, with its place. */
interface Item extends Box {
  readonly id: string;
  readonly kind: NodeKind;
}

type Corner = [number, number];

/** The most positions that a document keeps, as the server has it. */
const MOST_POSITIONS = 512;

/** The places of blocks and the places around those, the deepest first; the network is not among them. */
function placesAround(ids: readonly string[]): string[] {
  const places = new Set<string>();
  for (const id of ids) {
    for (let place = placeOf(id); place !== NETWORK; place = placeOf(place)) places.add(place);
  }
  return [...places].toSorted((a, b) => b.split("/").length - a.split("/").length);
}

/** Items with the frames around some of them as large as what is in them. */
export function fitFrames<I extends Item>(
  items: readonly I[],
  around: readonly string[],
  direction: Direction,
): I[] {
  return placesAround(around).reduce(
    (fitted, place) => {
      const inside = fitted.filter(({ id }) => placeOf(id) === place);
      if (inside.length === 0) return fitted;
      const frame = frameAround(inside, direction);
      return fitted.map((item) => (item.id === place ? { ...item, ...frame } : item));
    },
    [...items],
  );
}

function sizesOf(items: readonly Item[]): Map<string, Size> {
  return new Map(items.filter(({ kind }) => kind === "frame").map((item) => [item.id, item]));
}

/** Corners of the blocks of a place as they are kept: with every group closed, and in a group from its frame's corner. */
function keptIn(
  place: string,
  shown: readonly Item[],
  moved: readonly Item[],
  direction: Direction,
): [string, Corner][] {
  const own = (items: readonly Item[]) =>
    items.filter(({ id }) => placeOf(id) === place && !isLossNode(id));
  const frame = moved.find(({ id }) => id === place) ?? { x: 0, y: 0 };
  const before = new Map(own(shown).map((item) => [item.id, item]));
  const after = own(moved);
  // A frame that grew takes its new place; the room that others made for it is that of its former size.
  const boxes = new Map(
    after.map((item) => {
      const former = before.get(item.id);
      const fits =
        item.kind !== "frame" || (former?.width === item.width && former.height === item.height);
      return [item.id, fits || former === undefined ? item : former];
    }),
  );
  const corners = closedCorners(boxes, sizesOf([...boxes.values()]), direction);
  return after.map((item) => {
    const grown = boxes.get(item.id) !== item;
    const at = grown
      ? { x: item.x, y: item.y + growth(item, direction).height / 2 }
      : (corners.get(item.id) ?? item);
    return [item.id, [Math.round(at.x - frame.x), Math.round(at.y - frame.y)]];
  });
}

/** Where the network's own blocks stand, as it is kept: with every group closed. */
export function networkPositions(
  boxes: ReadonlyMap<string, Item>,
  direction: Direction = "right",
): Record<string, Corner> {
  const shown = [...boxes.values()].map((box) => turnBox(box, direction));
  return Object.fromEntries(keptIn(NETWORK, shown, shown, direction));
}

/**
 * The document with blocks moved. All blocks of their places stay where they are from then on; in a network that is
 * arranged, frames that grew make room for themselves.
 *
 * @param drawn all that is drawn, by id.
 * @param dragged new corners, in the coordinates of the drawing.
 */
export function moveBlocks(
  draft: Document,
  drawn: ReadonlyMap<string, Item>,
  dragged: ReadonlyMap<string, Point>,
  direction: Direction = "right",
): Document {
  const shown = [...drawn.values()].map((box) => turnBox(box, direction));
  const boxes = new Map(shown.map((box) => [box.id, box]));
  const steps = new Map([...dragged].map(([id, at]) => [id, turnPoint(at, direction)]));
  const ids = [...steps.keys()].filter((id) => boxes.has(id) && !isLossNode(id));
  const carried = ids.filter((id) => boxes.get(id)?.kind === "frame");
  const stepped = shown.map((item) => {
    const step = steps.get(item.id);
    if (step !== undefined) return { ...item, x: step.x, y: step.y };
    // What is in a frame goes with it.
    const frame = carried.filter((id) => item.id.startsWith(`${id}/`)).at(-1) ?? "";
    const [from, to] = [boxes.get(frame), steps.get(frame)];
    if (from === undefined || to === undefined) return item;
    return { ...item, x: item.x + to.x - from.x, y: item.y + to.y - from.y };
  });
  const moved = fitFrames(stepped, ids, direction);
  const former = draft.layout.positions ?? {};
  const isArranged = (place: string) => Object.keys(positionsIn(former, place)).length === 0;
  const own = new Set(ids.map(placeOf));
  const around = placesAround(ids).map(placeOf);
  const places = new Set([...own, ...around.filter((place) => !isArranged(place))]);
  const written = [...places].flatMap((place) => keptIn(place, shown, moved, direction));
  const positions: Record<string, Corner> = { ...former, ...Object.fromEntries(written) };
  if (Object.keys(positions).length <= MOST_POSITIONS) return setPositions(draft, positions);
  // Too many: what lies in other groups is arranged again.
  const kept = Object.entries(positions).filter(
    ([id]) => placeOf(id) === NETWORK || places.has(placeOf(id)),
  );
  return setPositions(draft, Object.fromEntries(kept.slice(0, MOST_POSITIONS)));
}
