/** Two networks drawn on one layout: what both have stands at the same place, the rest leaves a gap in the other. */
import { type Catalog, findEntry } from "./catalog";
import type { DrawnItem } from "./drawing";
import {
  type NodeKind as Change,
  interrupted,
  type NetworkDifference,
  type SettingDifference,
} from "./graphDifference";
import { kindOf, layoutGraph } from "./graphLayout";
import { wrapRows } from "./graphRows";
import { findGroup } from "./groups";
import { lossNodeId, objectiveEdgeId } from "./lossBlocks";
import type { NodeMatch } from "./nodeMatch";
import { type Drawn, drawnSize, type NodeKind, type Size } from "./nodeSizes";
import { edgeId, type Spec, type SpecEdge, type SpecNode } from "./spec";

/** Sizes of a compact drawing, in its own units: pixels, where it has the width that it was laid out for. */
const SIZES: Readonly<Partial<Record<NodeKind, Size>>> = {
  block: { width: 100, height: 38 },
  group: { width: 104, height: 44 },
  input: { width: 62, height: 38 },
  glyph: { width: 26, height: 26 },
  loss: { width: 128, height: 38 },
};
/** Share of the width for which rows are broken: a row may be a fifth longer than its room, and is smaller then. */
const SHARE_OF_WIDTH = 0.88;
const USUAL_WIDTH = 660;
/** Pixels that a drawing may take before its rows grow longer than they can be read; the narrower, the higher. */
const AREA = 300_000;

export interface PairItem extends DrawnItem {
  /** The node; null of a loss. */
  readonly node: SpecNode | null;
  readonly change: Change;
  readonly settings: readonly SettingDifference[];
  /** Whether a group differs inside. */
  readonly inside: boolean;
}

export interface PairWire {
  readonly id: string;
  /** From the right edge of one item to the left edge of another: x0, y0, x1, y1. */
  readonly ends: readonly [number, number, number, number];
  /** Whether the other network has no such wire. */
  readonly own: boolean;
}

export interface PairDrawing {
  readonly items: readonly PairItem[];
  readonly wires: readonly PairWire[];
}

export interface PairLayout {
  /** Left, top, width and height of both drawings together. */
  readonly frame: readonly [number, number, number, number];
  readonly first: PairDrawing;
  readonly second: PairDrawing;
}

/** Both networks as one: nodes by their ids in the second, those of the first alone by their own. */
function union(first: Spec, second: Spec, match: NodeMatch): Spec {
  const nameOf = (id: string) => match.get(id) ?? id;
  const back = new Map([...match].map(([from, to]) => [to, from]));
  // Where one network has nodes of its own in a wire of the other, the places are theirs.
  const [bare, bridged] = [
    interrupted(first.network, second.network, match),
    interrupted(second.network, first.network, back),
  ];
  const known = new Set(second.network.nodes.map(({ id }) => id));
  const own = first.network.nodes.filter(({ id }) => !known.has(nameOf(id)));
  const edges = new Map<string, SpecEdge>();
  for (const edge of second.network.edges) {
    if (!bridged.has(edgeId(edge))) edges.set(edgeId(edge), edge);
  }
  for (const edge of first.network.edges) {
    if (bare.has(edgeId(edge))) continue;
    const there = { ...edge, source: nameOf(edge.source), target: nameOf(edge.target) };
    edges.set(edgeId(there), there);
  }
  const network = { ...second.network, nodes: [...second.network.nodes, ...own] };
  return { ...second, network: { ...network, edges: [...edges.values()] } };
}

function drawnOf(spec: Spec, groups: Spec["network"]["groups"], catalog: Catalog | null): Drawn[] {
  const sized = (id: string, kind: NodeKind): Drawn => {
    const size = SIZES[kind];
    return size === undefined ? { id, kind } : { id, kind, size };
  };
  return [
    ...spec.network.nodes.map(({ id, type }) =>
      findGroup(groups, type) === undefined
        ? sized(id, kindOf(findEntry(catalog?.layers ?? [], type)))
        : sized(id, "group"),
    ),
    ...spec.objectives.map((_, index) => sized(lossNodeId(index), "loss")),
  ];
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
  readonly kind: NodeKind;
}

/** One side: its own nodes and wires on the common places. */
function drawSide(
  spec: Spec,
  boxes: ReadonlyMap<string, Box>,
  nameOf: (id: string) => string,
  changeOf: (id: string) => Pick<PairItem, "change" | "settings" | "inside">,
  known: ReadonlySet<string>,
): PairDrawing {
  const box = (id: string) => boxes.get(id);
  const items = spec.network.nodes.flatMap((node): PairItem[] => {
    const at = box(nameOf(node.id));
    return at === undefined ? [] : [{ ...at, id: node.id, node, ...changeOf(node.id) }];
  });
  const losses = spec.objectives.flatMap((_, index): PairItem[] => {
    const at = box(lossNodeId(index));
    const same = { change: "same", settings: [], inside: false } as const;
    return at === undefined ? [] : [{ ...at, id: lossNodeId(index), node: null, ...same }];
  });
  const wire = (id: string, source: string, target: string, own: boolean): PairWire[] => {
    const [from, to] = [box(source), box(target)];
    if (from === undefined || to === undefined) return [];
    const start = [from.x + from.width, from.y + from.height / 2] as const;
    return [{ id, ends: [...start, to.x, to.y + to.height / 2], own }];
  };
  const inner = spec.network.edges.flatMap((edge) => {
    const there = { ...edge, source: nameOf(edge.source), target: nameOf(edge.target) };
    return wire(edgeId(edge), there.source, there.target, !known.has(edgeId(there)));
  });
  const outer = spec.objectives.flatMap(({ prediction }, index) =>
    wire(objectiveEdgeId(index), nameOf(prediction), lossNodeId(index), false),
  );
  return { items: [...items, ...losses], wires: [...inner, ...outer] };
}

/** Draws both; `difference` leads from the first to the second. @param width of each drawing, in pixels. */
export function layoutPair(
  first: Spec,
  second: Spec,
  difference: NetworkDifference,
  catalog: Catalog | null,
  width: number = USUAL_WIDTH,
): PairLayout {
  const room = { width: SHARE_OF_WIDTH * width, height: AREA / width };
  const { match, nodes } = difference;
  const nameOf = (id: string) => match.get(id) ?? id;
  const whole = union(first, second, match);
  const groups = { ...first.network.groups, ...second.network.groups };
  const drawn = drawnOf(whole, groups, catalog);
  const corners = wrapRows(
    drawn,
    layoutGraph(whole, drawn, () => 0),
    room,
    whole.network.edges,
  );
  const boxes = new Map(
    drawn.flatMap((each) => {
      const at = corners.get(each.id);
      return at === undefined ? [] : [[each.id, { ...at, ...drawnSize(each), kind: each.kind }]];
    }),
  );
  const changes = (side: "first" | "second") => {
    const found = new Map(nodes.map((each) => [each[side]?.id, each]));
    return (id: string) => {
      const difference = found.get(id);
      return {
        change: difference?.kind ?? ("same" as const),
        settings: difference?.settings ?? [],
        inside: difference?.inside ?? false,
      };
    };
  };
  const wiresOf = ({ network }: Spec, name: (id: string) => string) =>
    new Set(
      network.edges.map((edge) =>
        edgeId({ ...edge, source: name(edge.source), target: name(edge.target) }),
      ),
    );
  const plain = (id: string) => id;
  return {
    frame: frameOf([...boxes.values()]),
    first: drawSide(first, boxes, nameOf, changes("first"), wiresOf(second, plain)),
    second: drawSide(second, boxes, plain, changes("second"), wiresOf(first, nameOf)),
  };
}

/** Room around: a mark above a block, a setting below it. */
const MARGIN = { across: 14, above: 16, below: 28 };

function frameOf(boxes: readonly Box[]): PairLayout["frame"] {
  if (boxes.length === 0) return [0, 0, 1, 1];
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN.across;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN.above;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN.across;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN.below;
  return [left, top, right - left, bottom - top];
}
