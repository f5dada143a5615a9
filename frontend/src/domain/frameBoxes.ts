/** Boxes of frames and of what is in them, without an arrangement: they come with the first paint. */
import { arrangedSize } from "./direction";
import { type Direction, NODE_SIZES, type Point, type Size } from "./nodeSizes";
import { placeOf } from "./places";

/** Space between a frame and what is in it: above stand its name and the choice of the copy. As much below, so that the chain runs straight through. */
const PADDING = { top: 66, side: 26, bottom: 66 };
/** The same in an arrangement that is turned: weight counts stand beside the blocks. */
const TURNED_PADDING = { start: 66, side: 60, end: 26 };

export interface Box extends Point, Size {}

/** How much larger a frame is than the block that it takes the place of. */
export function growth({ width, height }: Size, direction: Direction): Size {
  const group = arrangedSize("group", direction);
  return { width: Math.max(0, width - group.width), height: Math.max(0, height - group.height) };
}

export type Positions = Readonly<Record<string, readonly [number, number]>>;

/** The positions of one place, by the names of the drawing. */
export function positionsIn(positions: Positions, place: string): Positions {
  const own = Object.entries(positions).filter(([id]) => placeOf(id) === place);
  return Object.fromEntries(own);
}

/** The frame around blocks: its size, and where its corner is. */
export function frameAround(boxes: readonly Box[], direction: Direction): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  if (direction === "down") {
    const height = Math.max(NODE_SIZES.frame.width, bottom - top + 2 * TURNED_PADDING.side);
    const width = right - left + TURNED_PADDING.start + TURNED_PADDING.end;
    return {
      x: left - TURNED_PADDING.start,
      y: top - (height - (bottom - top)) / 2,
      width,
      height,
    };
  }
  const width = Math.max(NODE_SIZES.frame.width, right - left + 2 * PADDING.side);
  const side = (width - (right - left)) / 2;
  const height = bottom - top + PADDING.top + PADDING.bottom;
  return { x: left - side, y: top - PADDING.top, width, height };
}

/** Corners as they are kept, with every group closed, of corners as they are shown. */
export function closedCorners(
  shown: ReadonlyMap<string, Box>,
  sizes: ReadonlyMap<string, Size>,
  direction: Direction,
): Map<string, Point> {
  const group = arrangedSize("group", direction);
  const closed = new Map<string, Box>(shown);
  const frames = [...sizes].filter(([id]) => shown.has(id));
  for (const [frame, size] of frames) {
    const box = closed.get(frame);
    if (box === undefined) continue;
    const { width, height } = growth(size, direction);
    for (const [id, other] of closed) {
      if (id === frame) closed.set(id, { ...box, ...group, y: box.y + height / 2 });
      else if (other.x >= box.x + box.width) closed.set(id, { ...other, x: other.x - width });
      else if (other.x + other.width > box.x && other.y >= box.y + box.height)
        closed.set(id, { ...other, y: other.y - height / 2 });
      else if (other.x + other.width > box.x && other.y + other.height <= box.y)
        closed.set(id, { ...other, y: other.y + height / 2 });
    }
  }
  return new Map([...closed].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]));
}
