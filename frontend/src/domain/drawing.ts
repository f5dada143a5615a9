/** From a network to what is drawn of it: items and wires with their places. What did not change keeps its identity. */
import { type Opened, wireUses } from "./addresses";
import { arrangedSize, turnBox, turnPoint } from "./direction";
import { equalContent } from "./equalContent";
import { positionsIn } from "./frameBoxes";
import { arrangeMoved, type Frames, layoutFrames } from "./frames";
import { layoutGraph } from "./graphLayout";
import { wrapRows } from "./graphRows";
import { keepIdentity } from "./keepIdentity";
import { gradientSources, lossNodeId, objectiveEdgeId, trainedPlace } from "./lossBlocks";
import { fitFrames } from "./moveBlocks";
import {
  type Direction,
  type Drawn,
  drawnSize,
  type NodeKind,
  type Point,
  type Size,
} from "./nodeSizes";
import { writeShape } from "./numbers";
import { openLevels, openWires, outputEnd } from "./openNetwork";
import { NETWORK, placeOf } from "./places";
import { portHeight } from "./ports";
import type { Room } from "./room";
import { edgeId, type Shape, type Spec } from "./spec";
import { makeTracks, routeWire, turned, type WirePath } from "./wirePath";

/** A block of the network or of an objective, in flow coordinates. */
export interface DrawnItem {
  readonly id: string;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnWire extends WirePath {
  /** `source.out>target.in`, see `edgeId`; of a wire into a loss see `objectiveEdgeId`. */
  readonly id: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
  /** The uses of an output that it stands for, as reports name them; of a wire into a loss none. */
  readonly uses: readonly string[];
  /** Of a wire into a loss: the blocks whose gradient is that of this loss alone, see `gradientSources`. */
  readonly gradientSources?: readonly string[];
}

export interface Drawing {
  readonly items: readonly DrawnItem[];
  readonly wires: readonly DrawnWire[];
  /** The items by id. */
  readonly boxes: ReadonlyMap<string, DrawnItem>;
  readonly arrangement: Arrangement;
}

/** Where blocks stand, with all that this depends on. */
interface Arrangement {
  readonly basis: unknown;
  /** Of the network's own blocks. */
  readonly corners: ReadonlyMap<string, Point>;
  readonly frames: Frames;
}

interface DrawingSource {
  readonly spec: Spec;
  readonly opened: Opened;
  /** What the gradients on stage come from; `spec` may have been edited since. */
  readonly trained: Spec;
  readonly kindOf: (type: string) => NodeKind;
  /** Input ports of a layer type, from top to bottom. */
  readonly portsOf: (type: string) => readonly string[];
  /** Shape that a node puts out, where it is known. */
  readonly shapeOf: (nodeId: string) => Shape | null;
  /** Where people put blocks, those in open groups from their frame; a place with none is arranged. */
  readonly positions: Readonly<Record<string, readonly [number, number]>>;
  /** Blocks that are being dragged. */
  readonly moved: ReadonlyMap<string, Point>;
  /** What the canvas offers, for rows; null before it is measured. */
  readonly room: Room | null;
  readonly direction: Direction;
}

const CHARACTER_WIDTH = 8.2;
const LABEL_HEIGHT = 16;
const LEAST_LABEL = 26;

/** The network's own blocks; an open group is one of them. */
function drawnNodes(
  { spec, kindOf, direction }: DrawingSource,
  sizes: ReadonlyMap<string, Size>,
): readonly Drawn[] {
  const nodes = spec.network.nodes.map(({ id, type }): Drawn => {
    const size = sizes.get(id);
    return size === undefined ? drawnAs(id, kindOf(type), direction) : { id, kind: "frame", size };
  });
  const losses = spec.objectives.map((_, index) => ({
    id: lossNodeId(index),
    kind: "loss" as const,
  }));
  return nodes.length === 0 ? [] : [...nodes, ...losses];
}

function drawnAs(id: string, kind: NodeKind, direction: Direction): Drawn {
  return direction === "right" ? { id, kind } : { id, kind, size: arrangedSize(kind, direction) };
}

/** Room for the shape on a wire. */
function labelWidth(shape: Shape | null, direction: Direction): number {
  if (direction === "down") return LABEL_HEIGHT;
  return Math.max(LEAST_LABEL, (shape === null ? 2 : writeShape(shape).length) * CHARACTER_WIDTH);
}

function arrange(source: DrawingSource, former: Arrangement | undefined): Arrangement {
  const { spec, opened, kindOf, shapeOf, positions, direction } = source;
  const room = turnRoom(source.room, direction);
  const widthOf = (id: string) => labelWidth(shapeOf(id), direction);
  const levels = openLevels(spec, opened).map(({ nodes, edges, ...level }) => ({
    ...level,
    nodes: nodes.map(({ id, type }) => ({ id, kind: kindOf(type) })),
    edges: edges.map((edge) => [edgeId(edge), widthOf(edge.source)]),
  }));
  const predictions = spec.objectives.map(({ prediction }) => prediction);
  const basis = { levels, predictions, positions, room, direction };
  if (former !== undefined && equalContent(former.basis, basis)) return former;
  const frames = layoutFrames({
    ...{ spec, opened, positions, direction, labelWidth: widthOf },
    draw: ({ id, type }) => drawnAs(id, kindOf(type), direction),
  });
  const drawn = drawnNodes(source, frames.sizes);
  const widths = new Map(spec.network.edges.map((edge) => [edgeId(edge), widthOf(edge.source)]));
  const own = positionsIn(positions, NETWORK);
  const corners =
    Object.keys(own).length > 0
      ? arrangeMoved(spec, drawn, frames.sizes, own, direction)
      : wrapRows(
          drawn,
          layoutGraph(spec, drawn, (id) => widths.get(id) ?? 0),
          room,
          spec.network.edges,
          beside(direction),
        );
  return { basis, corners, frames };
}

function makeWires(
  { spec, opened, trained, portsOf, direction }: DrawingSource,
  boxes: ReadonlyMap<string, DrawnItem>,
): DrawnWire[] {
  const nodes = openLevels(spec, opened).flatMap((level) => level.nodes);
  const ports = new Map(nodes.map(({ id, type }) => [id, portsOf(type)]));
  const inner = openWires(spec, opened).map(({ drawn, ...placed }) => ({
    ...{ id: edgeId(drawn), source: drawn.source, target: drawn.target },
    ...{ sourcePort: drawn.source_port, targetPort: drawn.target_port },
    uses: wireUses(spec, opened, placed),
  }));
  const plain = { sourcePort: "out", targetPort: "in", uses: [] };
  const outer = spec.objectives.map(({ prediction }, index) => ({
    ...{ id: objectiveEdgeId(index), source: outputEnd(spec, opened, prediction) },
    ...{ target: lossNodeId(index), ...plain },
    gradientSources: gradientSources(trained, trainedPlace(trained, spec, index)),
  }));
  const paths = routeAll([...inner, ...outer], boxes, direction, (id, port) =>
    portHeight(ports.get(id) ?? [], port),
  );
  return [...inner, ...outer].flatMap((wire) => {
    const path = paths.get(wire.id);
    return path === undefined ? [] : [{ ...wire, ...path }];
  });
}

interface Ends {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly targetPort: string;
}

/** The ways of all wires, shorter ones first: the arcs of longer ones pass over theirs. */
function routeAll(
  wires: readonly Ends[],
  boxes: ReadonlyMap<string, DrawnItem>,
  direction: Direction,
  heightOf: (id: string, port: string) => number,
): Map<string, WirePath> {
  const arranged = new Map([...boxes].map(([id, box]) => [id, turnBox(box, direction)]));
  const solid = [...arranged.values()].filter(({ kind }) => kind !== "frame" && kind !== "port");
  const tracks = makeTracks(beside(direction));
  const ended = wires.flatMap((wire) => {
    const [from, to] = [arranged.get(wire.source), arranged.get(wire.target)];
    if (from === undefined || to === undefined) return [];
    const start = { x: from.x + from.width, y: from.y + from.height / 2 };
    const end = { x: to.x, y: to.y + to.height * heightOf(to.id, wire.targetPort) };
    return [{ id: wire.id, start, end, own: [from, to] }];
  });
  const spanOf = ({ start, end }: (typeof ended)[number]) => Math.abs(end.x - start.x);
  const routed = ended
    .toSorted((a, b) => spanOf(a) - spanOf(b))
    .map(({ id, start, end, own }): [string, WirePath] => {
      const path = routeWire(start, end, solid, own, tracks);
      return [id, direction === "right" ? path : turned(path)];
    });
  return new Map(routed);
}

/** Room under an arranged block for its weight count, which stands to its right where the network runs down. */
function beside(direction: Direction): number {
  return direction === "right" ? 30 : 100;
}

/** What the canvas offers along and across the direction. */
function turnRoom(room: Room | null, direction: Direction): Room | null {
  return room === null || direction === "right" ? room : { width: room.height, height: room.width };
}

/** Corners of all that is drawn: what is in a frame goes with it. */
function cornersOf({ moved, direction }: DrawingSource, { corners, frames }: Arrangement) {
  const corner = (id: string): Point => {
    const place = placeOf(id);
    const dragged = moved.get(id);
    if (dragged !== undefined) return turnPoint(dragged, direction);
    if (place === NETWORK) return corners.get(id) ?? { x: 0, y: 0 };
    const [frame, inside] = [corner(place), frames.inside.get(id) ?? { x: 0, y: 0 }];
    return { x: frame.x + inside.x, y: frame.y + inside.y };
  };
  return corner;
}

/** Draws a network. What is as in the former drawing is the same object; where all is, so is the drawing. */
export function drawNetwork(source: DrawingSource, former: Drawing | null): Drawing {
  const arrangement = arrange(source, former?.arrangement);
  const { frames } = arrangement;
  const drawn = [...drawnNodes(source, frames.sizes), ...frames.drawn];
  const corner = cornersOf(source, arrangement);
  const placed = drawn.map((each) => ({
    ...{ id: each.id, kind: each.kind },
    ...{ ...corner(each.id), ...drawnSize(each) },
  }));
  const { direction } = source;
  const arranged = fitFrames(placed, [...source.moved.keys()], direction);
  const items = keepIdentity(
    former?.items ?? [],
    arranged.map((box) => turnBox(box, direction)),
  );
  const boxes =
    items === former?.items ? former.boxes : new Map(items.map((item) => [item.id, item]));
  const wires = keepIdentity(former?.wires ?? [], makeWires(source, boxes));
  const same =
    items === former?.items && wires === former.wires && arrangement === former.arrangement;
  return same ? former : { items, wires, boxes, arrangement };
}
