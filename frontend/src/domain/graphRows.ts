/** Long networks on several rows, as text is set: blocks stay large enough to read. */
import { type Drawn, drawnSize, type NodeKind, type Point } from "./nodeSizes";

/** Room between rows: weight counts below a block, shapes above the next, and a wire that leads back. */
const ROW_GAP = 78;
/** Below this zoom another row is tried. */
const READABLE_ZOOM = 0.84;
const MAX_ROWS = 6;

export interface Room {
  readonly width: number;
  readonly height: number;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function extentOf(drawn: readonly Drawn[], corners: ReadonlyMap<string, Point>): Extent {
  const boxes = drawn.flatMap((each) => {
    const at = corners.get(each.id);
    return at === undefined ? [] : [{ ...at, ...drawnSize(each) }];
  });
  return {
    left: Math.min(...boxes.map((box) => box.x)),
    right: Math.max(...boxes.map((box) => box.x + box.width)),
    top: Math.min(...boxes.map((box) => box.y)),
    bottom: Math.max(...boxes.map((box) => box.y + box.height)),
  };
}

function zoomFor({ left, right, top, bottom }: Extent, room: Room): number {
  return Math.min(room.width / (right - left), room.height / (bottom - top));
}

const BEGINS_A_ROW: ReadonlySet<NodeKind> = new Set(["block", "input", "group", "frame"]);

/** Left edges of the columns at which a row may begin: where a block stands, never an activation or the loss. */
function starts(drawn: readonly Drawn[], corners: ReadonlyMap<string, Point>): number[] {
  const lefts = drawn
    .filter(({ kind }) => BEGINS_A_ROW.has(kind))
    .map(({ id }) => corners.get(id)?.x ?? 0);
  const sorted = [...new Set(lefts)].sort((a, b) => a - b);
  return sorted.filter((left, index) => index === 0 || left - (sorted[index - 1] ?? 0) > 40);
}

function cut(
  drawn: readonly Drawn[],
  corners: ReadonlyMap<string, Point>,
  rows: number,
  between: number,
): Map<string, Point> {
  const { left, right, top, bottom } = extentOf(drawn, corners);
  const columns = starts(drawn, corners);
  const width = (right - left) / rows;
  const begins: number[] = [left];
  for (let row = 1; row < rows; row += 1) {
    const wanted = left + row * width;
    const nearest = [...columns].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
    if (nearest !== undefined && nearest > (begins.at(-1) ?? left)) begins.push(nearest);
  }
  const pitch = bottom - top + ROW_GAP + between;
  return new Map(
    [...corners].map(([id, { x, y }]) => {
      const row = begins.findLastIndex((begin) => x >= begin - 1);
      const shift = row > 0 ? (begins[row] ?? left) - left : 0;
      return [id, { x: x - shift, y: y + Math.max(0, row) * pitch }];
    }),
  );
}

/**
 * The same corners on as many rows as make the blocks largest; one row as long as that can be read.
 *
 * @param between what stands between two rows beside counts, shapes and wires: a message at a block.
 */
export function wrapRows(
  drawn: readonly Drawn[],
  corners: Map<string, Point>,
  room: Room | null,
  between = 0,
): Map<string, Point> {
  if (room === null || drawn.length < 6) return corners;
  let best = corners;
  let bestZoom = zoomFor(extentOf(drawn, corners), room);
  for (let rows = 2; rows <= MAX_ROWS && bestZoom < READABLE_ZOOM; rows += 1) {
    const wrapped = cut(drawn, corners, rows, between);
    const zoom = zoomFor(extentOf(drawn, wrapped), room);
    if (zoom > bestZoom * 1.12) {
      best = wrapped;
      bestZoom = zoom;
    }
  }
  return best;
}
