/** Long networks on several rows, as text is set: blocks stay large enough to read. */
import { type Drawn, drawnSize, type NodeKind, type Point } from "./nodeSizes";
import type { Room } from "./room";
import type { SpecEdge } from "./spec";

/** Room between rows beside that of weight counts: shapes above the next, and a wire that leads back. */
const ROW_GAP = 42;
/** More of it where wires pass over blocks. */
const SKIP_GAP = 30;
/** Below this zoom another row is tried. */
const READABLE_ZOOM = 0.84;
const MAX_ROWS = 8;
/** How far from an even share a row may end so that one wire less crosses to the next. */
const DETOUR = 150;

type Wires = readonly Pick<SpecEdge, "source" | "target">[];

interface Placed {
  readonly id: string;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function placedOf(drawn: readonly Drawn[], corners: ReadonlyMap<string, Point>): Placed[] {
  return drawn.flatMap((each) => {
    const at = corners.get(each.id);
    return at === undefined ? [] : [{ id: each.id, kind: each.kind, ...at, ...drawnSize(each) }];
  });
}

function extentOf(boxes: readonly Placed[]): Extent {
  return {
    left: Math.min(...boxes.map((box) => box.x)),
    right: Math.max(...boxes.map((box) => box.x + box.width)),
    top: Math.min(...boxes.map((box) => box.y)),
    bottom: Math.max(...boxes.map((box) => box.y + box.height)),
  };
}

/** Room at the sides where wires lead from row to row. */
const TURN = 18;

function zoomFor({ left, right, top, bottom }: Extent, room: Room, side = 0): number {
  return Math.min(room.width / (right - left + 2 * side), room.height / (bottom - top));
}

const BEGINS_A_ROW: ReadonlySet<NodeKind> = new Set(["block", "input", "group", "frame"]);

interface Start {
  readonly x: number;
  /** Blocks before it whose output is read behind it. */
  readonly crossing: number;
}

/** Where a row may begin: at a block, never at an activation or the loss, and through no other block. */
function startsOf(boxes: readonly Placed[], wires: Wires): Start[] {
  const lefts = boxes.filter(({ kind }) => BEGINS_A_ROW.has(kind)).map(({ x }) => x);
  const sorted = [...new Set(lefts)].sort((a, b) => a - b);
  const apart = sorted.filter((left, index) => index === 0 || left - (sorted[index - 1] ?? 0) > 40);
  const at = new Map(boxes.map((box) => [box.id, box]));
  return apart
    .filter((x) => !boxes.some((box) => box.x < x - 1 && box.x + box.width > x))
    .map((x) => {
      const crossing = wires.filter(
        ({ source, target }) => (at.get(source)?.x ?? x) < x && (at.get(target)?.x ?? 0) >= x,
      );
      return { x, crossing: new Set(crossing.map(({ source }) => source)).size };
    });
}

/** Left ends of the rows. */
function beginningsOf(
  starts: readonly Start[],
  { left, right }: Extent,
  rows: number,
): readonly number[] {
  const width = (right - left) / rows;
  const begins: number[] = [left];
  for (let row = 1; row < rows; row += 1) {
    const wanted = left + row * width;
    const cost = ({ x, crossing }: Start) =>
      Math.abs(x - wanted) + DETOUR * Math.max(0, crossing - 1);
    const [best] = starts
      .filter(({ x }) => x > (begins.at(-1) ?? left) + 1)
      .sort((a, b) => cost(a) - cost(b));
    if (best !== undefined) begins.push(best.x);
  }
  return begins;
}

/** Whether a wire passes a block on its way. */
function hasSkips(boxes: readonly Placed[], wires: Wires): boolean {
  const at = new Map(boxes.map((box) => [box.id, box]));
  return wires.some(({ source, target }) => {
    const [from, to] = [at.get(source), at.get(target)];
    if (from === undefined || to === undefined) return false;
    return boxes.some(({ x, width }) => x > from.x + from.width && x + width < to.x);
  });
}

function cut(boxes: readonly Placed[], wires: Wires, rows: number, gap: number) {
  const extent = extentOf(boxes);
  const begins = beginningsOf(startsOf(boxes, wires), extent, rows);
  const rowOf = ({ x }: Placed) =>
    Math.max(
      0,
      begins.findLastIndex((begin) => x >= begin - 1),
    );
  const inRow = begins.map((_, row) => boxes.filter((box) => rowOf(box) === row));
  let shiftDown = 0;
  const placed = inRow.flatMap((own, row) => {
    if (own.length === 0) return [];
    const { top, bottom } = extentOf(own);
    const down = row === 0 ? 0 : shiftDown - top;
    shiftDown = bottom + down + gap;
    const back = (begins[row] ?? extent.left) - extent.left;
    return own.map((box) => ({ ...box, x: box.x - back, y: box.y + down }));
  });
  return placed;
}

/**
 * The same corners on as many rows as make the blocks largest; one row as long as that can be read.
 *
 * @param wires between the blocks: a row ends where few of them cross.
 * @param counts room under the blocks for their weight counts.
 */
export function wrapRows(
  drawn: readonly Drawn[],
  corners: Map<string, Point>,
  room: Room | null,
  wires: Wires = [],
  counts = 30,
): Map<string, Point> {
  if (room === null || drawn.length < 6) return corners;
  const boxes = placedOf(drawn, corners);
  const gap = ROW_GAP + counts + (hasSkips(boxes, wires) ? SKIP_GAP : 0);
  let best: readonly Placed[] = boxes;
  let bestZoom = zoomFor(extentOf(boxes), room);
  for (let rows = 2; rows <= MAX_ROWS && bestZoom < READABLE_ZOOM; rows += 1) {
    const wrapped = cut(boxes, wires, rows, gap);
    const zoom = zoomFor(extentOf(wrapped), room, TURN);
    if (zoom > bestZoom * 1.12) {
      best = wrapped;
      bestZoom = zoom;
    }
  }
  return best === boxes ? corners : new Map(best.map(({ id, x, y }) => [id, { x, y }]));
}
