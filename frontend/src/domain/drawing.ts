/** From a network to what is drawn of it: items and wires with their places. What did not change keeps its identity. */
import { equalContent } from "./equalContent";
import { type Folds, foldSpec } from "./folds";
import {
  type Drawn,
  layoutGraph,
  NODE_SIZES,
  type NodeKind,
  type Point,
  placeMoved,
} from "./graphLayout";
import { type Room, wrapRows } from "./graphRows";
import { keepIdentity } from "./keepIdentity";
import { gradientSources, lossNodeId, objectiveEdgeId, trainedPlace } from "./lossBlocks";
import { writeShape } from "./numbers";
import { portHeight } from "./ports";
import { edgeId, type Shape, type Spec } from "./spec";
import { curvePath, wireCurve } from "./wirePath";

/** A block of the network or of an objective, in flow coordinates. */
export interface DrawnItem {
  readonly id: string;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnWire {
  /** `source.out>target.in`, see `edgeId`; of a wire into a loss see `objectiveEdgeId`. */
  readonly id: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
  /** Cubic in flow coordinates: x0, y0, first control, second control, x1, y1. */
  readonly curve: readonly [number, number, number, number, number, number, number, number];
  /** The same curve as SVG path data. */
  readonly path: string;
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
  readonly corners: ReadonlyMap<string, Point>;
}

export interface DrawingSource {
  readonly spec: Spec;
  readonly folds: Folds;
  /** What the gradients on stage come from; `spec` may have been edited since. */
  readonly trained: Spec;
  readonly kindOf: (type: string) => NodeKind;
  /** Input ports of a layer type, from top to bottom. */
  readonly portsOf: (type: string) => readonly string[];
  /** Shape that a node puts out, where it is known. */
  readonly shapeOf: (nodeId: string) => Shape | null;
  /** Where people put blocks; with none they are arranged. */
  readonly positions: Readonly<Record<string, readonly [number, number]>>;
  /** Blocks that are being dragged. */
  readonly moved: ReadonlyMap<string, Point>;
  /** What the canvas offers, for rows; null before it is measured. */
  readonly room: Room | null;
  /** What stands between two rows, see `wrapRows`. */
  readonly between: number;
}

const CHARACTER_WIDTH = 7.2;
const LEAST_LABEL = 26;

function drawnNodes(spec: Spec, kindOf: DrawingSource["kindOf"]): Drawn[] {
  const nodes = spec.network.nodes.map(({ id, type }) => ({ id, kind: kindOf(type) }));
  const losses = spec.objectives.map((_, index) => ({
    id: lossNodeId(index),
    kind: "loss" as const,
  }));
  return nodes.length === 0 ? [] : [...nodes, ...losses];
}

/** Room for the shape on a wire. */
function labelWidth(shape: Shape | null): number {
  return Math.max(LEAST_LABEL, (shape === null ? 2 : writeShape(shape).length) * CHARACTER_WIDTH);
}

function arrange(
  spec: Spec,
  drawn: readonly Drawn[],
  { shapeOf, positions, room, between }: DrawingSource,
  former: Arrangement | undefined,
): Arrangement {
  const { edges } = spec.network;
  const widths = new Map(edges.map((edge) => [edgeId(edge), labelWidth(shapeOf(edge.source))]));
  const predictions = spec.objectives.map(({ prediction }) => prediction);
  const basis = { drawn, edges, predictions, widths: [...widths], positions, room, between };
  if (former !== undefined && equalContent(former.basis, basis)) return former;
  const corners =
    Object.keys(positions).length > 0
      ? placeMoved(spec, drawn, positions)
      : wrapRows(
          drawn,
          layoutGraph(spec, drawn, (id) => widths.get(id) ?? 0),
          room,
          between,
        );
  return { basis, corners };
}

/** @param shown the network with its folds, whose wires are drawn; `spec` is the whole one. */
function makeWires(
  shown: Spec,
  { spec, trained, portsOf }: DrawingSource,
  boxes: ReadonlyMap<string, DrawnItem>,
): DrawnWire[] {
  const ports = new Map(shown.network.nodes.map(({ id, type }) => [id, portsOf(type)]));
  const inner = shown.network.edges.map((edge) => ({
    ...{ id: edgeId(edge), source: edge.source, target: edge.target },
    ...{ sourcePort: edge.source_port, targetPort: edge.target_port },
  }));
  const plain = { sourcePort: "out", targetPort: "in" };
  const outer = shown.objectives.map(({ prediction }, index) => ({
    ...{ id: objectiveEdgeId(index), source: prediction, target: lossNodeId(index), ...plain },
    gradientSources: gradientSources(trained, trainedPlace(trained, spec, index)),
  }));
  return [...inner, ...outer].flatMap((wire) => {
    const from = boxes.get(wire.source);
    const to = boxes.get(wire.target);
    if (from === undefined || to === undefined) return [];
    const obstacles = [...boxes.values()].filter(({ id }) => id !== from.id && id !== to.id);
    const curve = wireCurve(
      ...([from.x + from.width, from.y + from.height / 2] as const),
      ...([to.x, to.y + to.height * portHeight(ports.get(to.id) ?? [], wire.targetPort)] as const),
      obstacles,
    );
    return [{ ...wire, curve, path: curvePath(curve) }];
  });
}

/** Draws a network. What is as in the former drawing is the same object; where all is, so is the drawing. */
export function drawNetwork(source: DrawingSource, former: Drawing | null): Drawing {
  const shown = foldSpec(source.spec, source.folds);
  const drawn = drawnNodes(shown, source.kindOf);
  const arrangement = arrange(shown, drawn, source, former?.arrangement);
  const items = keepIdentity(
    former?.items ?? [],
    drawn.map(({ id, kind }) => {
      const { x, y } = source.moved.get(id) ?? arrangement.corners.get(id) ?? { x: 0, y: 0 };
      return { id, kind, x, y, ...NODE_SIZES[kind] };
    }),
  );
  const boxes =
    items === former?.items ? former.boxes : new Map(items.map((item) => [item.id, item]));
  const wires = keepIdentity(former?.wires ?? [], makeWires(shown, source, boxes));
  const same =
    items === former?.items && wires === former.wires && arrangement === former.arrangement;
  return same ? former : { items, wires, boxes, arrangement };
}
