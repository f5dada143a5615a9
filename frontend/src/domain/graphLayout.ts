/** Where blocks stand when nobody has moved them, and how large each kind is. */
import { Graph, layout } from "@dagrejs/dagre";
import type { LayerEntry } from "./catalog";
import { incoming, outgoing, topologicalOrder } from "./graph";
import { LOSS_NODE, lossIndex, lossNodeId, objectiveEdgeId } from "./lossBlocks";
import {
  type Drawn,
  drawnSize,
  NODE_SIZES,
  type NodeKind,
  type Point,
  type Size,
} from "./nodeSizes";
import { edgeId, objectiveOf, type Spec } from "./spec";

const RANK_GAP = 17;
const ROW_GAP = 56;

export function kindOf(entry: LayerEntry | undefined): NodeKind {
  if (entry === undefined) return "block";
  if (entry.inputs.length === 0) return "input";
  return entry.activation ? "glyph" : "block";
}

type Shown = ReadonlyMap<string, Drawn>;

/**
 * Top left corners of all blocks, left to right along the wires, each loss behind what it reads.
 *
 * @param labelWidth room that a wire's label needs between two blocks.
 */
export function layoutGraph(
  spec: Spec,
  drawn: readonly Drawn[],
  labelWidth: (edgeId: string) => number,
): Map<string, Point> {
  const shown = new Map(drawn.map((each) => [each.id, each]));
  const corners =
    layoutChain(spec, shown, labelWidth) ?? layoutLayers(spec, drawn, shown, labelWidth);
  placeLosses(spec, shown, corners, 1);
  return corners;
}

/** Room for the label of a wire between two blocks; one at a glyph has none. */
function roomBetween(
  edge: Spec["network"]["edges"][number],
  shown: Shown,
  labelWidth: (edgeId: string) => number,
): number {
  const kinds = [edge.source, edge.target].map((id) => shown.get(id)?.kind);
  return kinds.includes("glyph") || kinds.includes("port")
    ? 0
    : Math.max(0, labelWidth(edgeId(edge)));
}

/**
 * One block behind the other on one line, as the layered layout would place them (that one costs fifty milliseconds at
 * the page's start); null where the network is no chain that ends in its loss.
 */
export function layoutChain(
  spec: Spec,
  shown: Shown,
  labelWidth: (edgeId: string) => number,
): Map<string, Point> | null {
  const { nodes, edges } = spec.network;
  const first = nodes.find(({ id }) => incoming(spec.network, id).length === 0);
  if (first === undefined || edges.length !== nodes.length - 1) return null;
  const line: { id: string; gap: number }[] = [{ id: first.id, gap: 0 }];
  const seen = new Set([first.id]);
  for (let at = first.id; ; ) {
    const [edge, ...others] = outgoing(spec.network, at);
    if (edge === undefined) break;
    if (others.length > 0 || seen.has(edge.target)) return null;
    at = edge.target;
    seen.add(at);
    line.push({ id: at, gap: RANK_GAP + roomBetween(edge, shown, labelWidth) });
  }
  if (line.length !== nodes.length || !line.every(({ id }) => shown.has(id))) return null;
  if (shown.has(LOSS_NODE)) {
    if (objectiveOf(spec).prediction !== line.at(-1)?.id) return null;
    line.push({ id: LOSS_NODE, gap: RANK_GAP });
  }
  const tallest = Math.max(...line.map(({ id }) => sizeOf(shown, id).height));
  const corners = new Map<string, Point>();
  let right = 0;
  for (const { id, gap } of line) {
    const { width, height } = sizeOf(shown, id);
    corners.set(id, { x: Math.round(right + gap), y: Math.round((tallest - height) / 2) });
    right += gap + width;
  }
  return corners;
}

/** Layers from left to right, by dagre. */
export function layoutLayers(
  spec: Spec,
  drawn: readonly Drawn[],
  shown: Shown,
  labelWidth: (edgeId: string) => number,
): Map<string, Point> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: RANK_GAP, nodesep: ROW_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  const main = drawn.filter(({ id }) => lossIndex(id) <= 0);
  for (const each of main) graph.setNode(each.id, { ...drawnSize(each) });
  for (const edge of spec.network.edges) {
    if (!shown.has(edge.source) || !shown.has(edge.target)) continue;
    const width = roomBetween(edge, shown, labelWidth);
    const label = { width, height: width > 0 ? 1 : 0, labelpos: "c" as const, weight: 2 };
    graph.setEdge(edge.source, edge.target, label, edgeId(edge));
  }
  const { prediction } = objectiveOf(spec);
  if (shown.has(prediction) && shown.has(LOSS_NODE)) {
    graph.setEdge(prediction, LOSS_NODE, { weight: 3 }, objectiveEdgeId(0));
  }
  layout(graph);
  const corners = new Map<string, Point>();
  for (const each of main) {
    const { x = 0, y = 0 } = graph.node(each.id);
    const { width, height } = drawnSize(each);
    corners.set(each.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) });
  }
  return corners;
}

const LOOSE_GAP = 54;
const ROW_HEIGHT = NODE_SIZES.block.height;

/**
 * Puts losses behind what they read, lower where something is there already: the rest of the drawing stays. Behind a
 * block that feeds others runs their wire, so its loss begins below the row.
 */
function placeLosses(spec: Spec, shown: Shown, corners: Map<string, Point>, first: number): void {
  const { width, height } = NODE_SIZES.loss;
  for (const [index, { prediction }] of spec.objectives.entries()) {
    const id = lossNodeId(index);
    if (index < first || !shown.has(id)) continue;
    const source = { ...(corners.get(prediction) ?? { x: 0, y: 0 }), ...sizeOf(shown, prediction) };
    const x = source.x + source.width + LOOSE_GAP;
    const middle = source.y + source.height / 2;
    const feeds = outgoing(spec.network, prediction).some(({ target }) => corners.has(target));
    const under = [...corners]
      .map(([other, at]) => ({ ...at, ...sizeOf(shown, other) }))
      .filter((box) => box.x < x + width && box.x + box.width > x)
      .sort((a, b) => a.y - b.y);
    const y = under.reduce(
      (top, box) =>
        box.y < top + height && box.y + box.height > top ? box.y + box.height + ROW_GAP : top,
      feeds ? middle + Math.max(source.height, ROW_HEIGHT) / 2 + ROW_GAP : middle - height / 2,
    );
    corners.set(id, { x, y });
  }
}

function sizeOf(shown: Shown, id: string): Size {
  return drawnSize(shown.get(id) ?? { id, kind: "block" });
}

/**
 * Corners where people have moved blocks: kept as they are; a new block goes behind what feeds it and pushes the
 * blocks to its right aside. A loss stands behind what it reads, lower where something is there already.
 */
export function placeMoved(
  spec: Spec,
  drawn: readonly Drawn[],
  kept: Readonly<Record<string, readonly [number, number]>>,
): Map<string, Point> {
  const corners = new Map<string, Point>();
  for (const { id } of drawn) {
    const at = kept[id];
    if (at !== undefined) corners.set(id, { x: at[0], y: at[1] });
  }
  const shown = new Map(drawn.map((each) => [each.id, each]));
  const placeBehind = (id: string, sources: readonly string[]) => {
    const { width, height } = sizeOf(shown, id);
    const known = sources.filter((source) => corners.has(source));
    const right = known.map(
      (source) => (corners.get(source)?.x ?? 0) + sizeOf(shown, source).width,
    );
    const middle = known.map(
      (source) => (corners.get(source)?.y ?? 0) + sizeOf(shown, source).height / 2,
    );
    const x = right.length > 0 ? Math.max(...right) + LOOSE_GAP : 0;
    const y = middle.length > 0 ? middle.reduce((a, b) => a + b, 0) / middle.length : 0;
    const blocked = [...corners].some(
      ([other, at]) =>
        at.x < x + width && at.x + sizeOf(shown, other).width > x && Math.abs(at.y - y) < 160,
    );
    if (blocked) {
      for (const [other, at] of corners) {
        if (at.x + sizeOf(shown, other).width > x)
          corners.set(other, { ...at, x: at.x + width + LOOSE_GAP });
      }
    }
    corners.set(id, { x, y: y - height / 2 });
  };
  for (const id of topologicalOrder(spec.network)) {
    if (!corners.has(id))
      placeBehind(
        id,
        incoming(spec.network, id).map((edge) => edge.source),
      );
  }
  placeLosses(spec, shown, corners, 0);
  return corners;
}
