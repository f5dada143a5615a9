/** Where blocks stand when nobody has moved them: the longest path on one line, branches beside it, losses behind. */
import type { LayerEntry } from "./catalog";
import { incoming, outgoing, topologicalOrder } from "./graph";
import { LOSS_NODE, lossNodeId } from "./lossBlocks";
import {
  type Drawn,
  drawnSize,
  NODE_SIZES,
  type NodeKind,
  type Point,
  type Size,
} from "./nodeSizes";
import { edgeId, objectiveOf, type Spec } from "./spec";
import { branchesOf, type Flow, flowOf, spineOf } from "./spine";

const RANK_GAP = 17;
const ROW_GAP = 56;

export function kindOf(entry: LayerEntry | undefined): NodeKind {
  if (entry === undefined) return "block";
  if (entry.inputs.length === 0) return "input";
  return entry.activation || entry.symbol !== "" ? "glyph" : "block";
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
  const flow = flowOf(spec.network, (id) => shown.has(id));
  const { prediction } = objectiveOf(spec);
  const spine = spineOf(flow, prediction);
  const branches = branchesOf(flow, spine);
  const gaps = gapsOf(spec, shown, labelWidth);
  const lefts = placeAlong(flow, shown, gaps);
  const lanes = lanesOf(branches, (branch) => spanOf(branch, flow, lefts, shown));
  centerBranches(branches, flow, lefts, shown, gaps);
  const corners = new Map<string, Point>();
  for (const [id, middle] of middlesOf(spine, branches, lanes, shown)) {
    const y = Math.round(middle - sizeOf(shown, id).height / 2);
    corners.set(id, { x: Math.round(lefts.get(id) ?? 0), y });
  }
  const behind = shown.has(LOSS_NODE) && spine.at(-1) === prediction;
  if (behind) placeBehindSpine(prediction, shown, corners);
  placeLosses(spec, shown, corners, behind ? 1 : 0);
  return corners;
}

type Gaps = (source: string, target: string) => number;

function gapsOf(spec: Spec, shown: Shown, labelWidth: (edgeId: string) => number): Gaps {
  const widths = new Map<string, number>();
  for (const edge of spec.network.edges) {
    const key = `${edge.source}>${edge.target}`;
    widths.set(key, Math.max(widths.get(key) ?? 0, roomBetween(edge, shown, labelWidth)));
  }
  return (source, target) => {
    const label = widths.get(`${source}>${target}`) ?? 0;
    return RANK_GAP + label;
  };
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

/** Left edges: each block as far to the left as all that feeds it allows. */
function placeAlong(flow: Flow, shown: Shown, gaps: Gaps): Map<string, number> {
  const lefts = new Map<string, number>();
  for (const id of flow.order) {
    const after = (flow.sources.get(id) ?? []).map(
      (source) => (lefts.get(source) ?? 0) + sizeOf(shown, source).width + gaps(source, id),
    );
    lefts.set(id, Math.max(0, ...after));
  }
  return lefts;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** From where a branch leaves to where it joins. */
function spanOf(
  branch: readonly string[],
  flow: Flow,
  lefts: ReadonlyMap<string, number>,
  shown: Shown,
): Span {
  const right = (id: string) => (lefts.get(id) ?? 0) + sizeOf(shown, id).width;
  const own = branch.flatMap((id) => [lefts.get(id) ?? 0, right(id)]);
  const inside = new Set(branch);
  const before = branch.flatMap((id) =>
    (flow.sources.get(id) ?? []).filter((source) => !inside.has(source)).map(right),
  );
  const behind = branch.flatMap((id) =>
    (flow.targets.get(id) ?? [])
      .filter((target) => !inside.has(target))
      .map((target) => lefts.get(target) ?? 0),
  );
  return { from: Math.min(...own, ...before), to: Math.max(...own, ...behind) };
}

/** A lane for each branch: 1 is under the spine, -1 over it; branches side by side in time share one. */
function lanesOf(
  branches: readonly string[][],
  spanOfBranch: (branch: string[]) => Span,
): Map<string[], number> {
  const taken = new Map<number, Span[]>();
  const lanes = new Map<string[], number>();
  for (const branch of branches) {
    const span = spanOfBranch(branch);
    for (let step = 0; ; step += 1) {
      const lane = (Math.floor(step / 2) + 1) * (step % 2 === 0 ? 1 : -1);
      const others = taken.get(lane) ?? [];
      if (others.some(({ from, to }) => from < span.to && to > span.from)) continue;
      taken.set(lane, [...others, span]);
      lanes.set(branch, lane);
      break;
    }
  }
  return lanes;
}

/** Moves branches to the middle of the room that they have, those that join last first. */
function centerBranches(
  branches: readonly string[][],
  flow: Flow,
  lefts: Map<string, number>,
  shown: Shown,
  gaps: Gaps,
): void {
  for (const branch of branches.toReversed()) {
    const inside = new Set(branch);
    const room = branch.flatMap((id) =>
      (flow.targets.get(id) ?? [])
        .filter((target) => !inside.has(target))
        .map(
          (target) =>
            (lefts.get(target) ?? 0) -
            gaps(id, target) -
            (lefts.get(id) ?? 0) -
            sizeOf(shown, id).width,
        ),
    );
    const slack = Math.min(...room);
    if (!Number.isFinite(slack) || slack <= 0) continue;
    for (const id of branch) lefts.set(id, (lefts.get(id) ?? 0) + slack / 2);
  }
}

/** The height at which each block has its middle. */
function middlesOf(
  spine: readonly string[],
  branches: readonly string[][],
  lanes: ReadonlyMap<string[], number>,
  shown: Shown,
): Map<string, number> {
  const tallest = (ids: readonly string[]) =>
    Math.max(0, ...ids.map((id) => sizeOf(shown, id).height));
  const own = Math.max(tallest(spine), shown.has(LOSS_NODE) ? sizeOf(shown, LOSS_NODE).height : 0);
  const heights = new Map<number, number>([[0, own]]);
  for (const branch of branches) {
    const lane = lanes.get(branch) ?? 0;
    heights.set(lane, Math.max(heights.get(lane) ?? 0, tallest(branch)));
  }
  const tops = new Map<number, number>();
  let top = 0;
  for (const [lane, height] of [...heights].sort(([a], [b]) => a - b)) {
    tops.set(lane, top);
    top += height + ROW_GAP;
  }
  const middle = (lane: number) => (tops.get(lane) ?? 0) + (heights.get(lane) ?? 0) / 2;
  return new Map([
    ...spine.map((id): [string, number] => [id, middle(0)]),
    ...branches.flatMap((branch) =>
      branch.map((id): [string, number] => [id, middle(lanes.get(branch) ?? 0)]),
    ),
  ]);
}

function placeBehindSpine(prediction: string, shown: Shown, corners: Map<string, Point>): void {
  const { x, y } = corners.get(prediction) ?? { x: 0, y: 0 };
  const source = sizeOf(shown, prediction);
  const { height } = sizeOf(shown, LOSS_NODE);
  corners.set(LOSS_NODE, {
    x: x + source.width + RANK_GAP,
    y: Math.round(y + source.height / 2 - height / 2),
  });
}

const LOOSE_GAP = 54;
const ROW_HEIGHT = NODE_SIZES.block.height;

/**
 * Puts losses behind what they read, lower where something is there already: the rest of the drawing stays. Behind a
 * block that feeds others runs their wire, so its loss begins below the row.
 */
function placeLosses(spec: Spec, shown: Shown, corners: Map<string, Point>, first: number): void {
  for (const [index, { prediction }] of spec.objectives.entries()) {
    const id = lossNodeId(index);
    if (index < first || !shown.has(id)) continue;
    const { width, height } = sizeOf(shown, id);
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
