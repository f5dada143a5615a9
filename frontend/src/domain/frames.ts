/** Frames of open groups: what is in them, how large they are, and the room that others make for them. */
import type { Opened } from "./addresses";
import { arrangedSize } from "./direction";
import { type Box, frameAround, growth, type Positions, positionsIn } from "./frameBoxes";
import { layoutGraph, placeMoved } from "./graphLayout";
import { type Direction, type Drawn, drawnSize, type Point, type Size } from "./nodeSizes";
import { type Level, openLevels } from "./openNetwork";
import { NETWORK } from "./places";
import { edgeId, objectiveOf, type Spec } from "./spec";

export interface Frames {
  /** Blocks of every frame, with corners from the frame's own. */
  readonly inside: ReadonlyMap<string, Point>;
  readonly sizes: ReadonlyMap<string, Size>;
  /** What lies in frames, in drawing order. */
  readonly drawn: readonly Drawn[];
}

interface FrameSource {
  readonly spec: Spec;
  readonly opened: Opened;
  /** What a node of a level is drawn as; null for one that stands for an input of a group. */
  readonly draw: (node: { id: string; type: string }) => Drawn;
  readonly labelWidth: (source: string) => number;
  /** Where people put blocks, in groups too; a place with none is arranged. */
  readonly positions: Positions;
  readonly direction: Direction;
}

function layoutLevel(
  level: Level,
  drawn: readonly Drawn[],
  source: FrameSource,
  sizes: ReadonlyMap<string, Size>,
) {
  const { spec, labelWidth } = source;
  const widths = new Map(level.edges.map((edge) => [edgeId(edge), labelWidth(edge.source)]));
  const network = { nodes: [...level.nodes], edges: [...level.edges] };
  const objectives = [{ ...objectiveOf(spec), prediction: level.output ?? "" }];
  const own = positionsIn(source.positions, level.place);
  const inner = { ...spec, network, objectives };
  return Object.keys(own).length > 0
    ? arrangeMoved(inner, drawn, sizes, own, source.direction)
    : layoutGraph(inner, drawn, (id) => widths.get(id) ?? 0);
}

/** Arranges what is in open groups, what lies deepest first. */
export function layoutFrames(source: FrameSource): Frames {
  const levels = openLevels(source.spec, source.opened).filter(({ place }) => place !== NETWORK);
  const sizes = new Map<string, Size>();
  const inside = new Map<string, Point>();
  const drawnInside: Drawn[] = [];
  for (const level of levels.toReversed()) {
    const drawn = level.nodes.map((node): Drawn => {
      if (level.ports.has(node.id)) return { id: node.id, kind: "port" };
      const size = sizes.get(node.id);
      return size === undefined ? source.draw(node) : { id: node.id, kind: "frame", size };
    });
    const corners = layoutLevel(level, drawn, source, sizes);
    const boxes = drawn.map((each) => ({
      ...(corners.get(each.id) ?? { x: 0, y: 0 }),
      ...drawnSize(each),
    }));
    const frame = frameAround(boxes, source.direction);
    sizes.set(level.place, { width: frame.width, height: frame.height });
    for (const { id } of drawn) {
      const { x, y } = corners.get(id) ?? { x: 0, y: 0 };
      inside.set(id, { x: x - frame.x, y: y - frame.y });
    }
    drawnInside.unshift(...drawn);
  }
  return { inside, sizes, drawn: drawnInside };
}

/**
 * How far each block moves aside when groups open, from boxes in which they are closed: what lies to the right of one
 * by all that it grows, what lies above and below by half of it.
 */
function roomForFrames(
  closed: ReadonlyMap<string, Box>,
  sizes: ReadonlyMap<string, Size>,
  direction: Direction,
): Map<string, Point> {
  const shifts = new Map([...closed].map(([id]) => [id, { x: 0, y: 0 }]));
  for (const [frame, size] of sizes) {
    const box = closed.get(frame);
    if (box === undefined) continue;
    const { width, height } = growth(size, direction);
    for (const [id, other] of closed) {
      const { x, y } = shifts.get(id) ?? { x: 0, y: 0 };
      if (id === frame) shifts.set(id, { x, y: y - height / 2 });
      else if (other.x >= box.x + box.width) shifts.set(id, { x: x + width, y });
      else if (other.x + other.width > box.x) {
        const below = other.y >= box.y + box.height;
        shifts.set(id, { x, y: y + (below ? height / 2 : -height / 2) });
      }
    }
  }
  return shifts;
}

/** Blocks of a place where people moved them: a group that is open pushes the others aside. */
export function arrangeMoved(
  spec: Spec,
  drawn: readonly Drawn[],
  sizes: ReadonlyMap<string, Size>,
  positions: Positions,
  direction: Direction,
): Map<string, Point> {
  const size = arrangedSize("group", direction);
  const closed = drawn.map(
    (each): Drawn => (sizes.has(each.id) ? { id: each.id, kind: "group", size } : each),
  );
  const corners = placeMoved(spec, closed, positions);
  const boxes = closed.flatMap((each) => {
    const corner = corners.get(each.id);
    return corner === undefined ? [] : [[each.id, { ...corner, ...drawnSize(each) }] as const];
  });
  const shifts = roomForFrames(new Map(boxes), sizes, direction);
  const shifted = [...corners].map(([id, { x, y }]): [string, Point] => {
    const by = shifts.get(id) ?? { x: 0, y: 0 };
    return [id, { x: x + by.x, y: y + by.y }];
  });
  return new Map(shifted);
}
