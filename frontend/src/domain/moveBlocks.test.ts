import { describe, expect, it } from "vitest";
import { removeBlocks, renameBlock } from "./blocks";
import { type Document, makeDocument } from "./document";
import { type Drawing, drawNetwork } from "./drawing";
import { moveBlocks } from "./moveBlocks";
import type { Point } from "./nodeSizes";
import { completeSpec } from "./spec";
import { RESIDUAL, residualNetwork } from "./testNetworks";

type DrawingSource = Parameters<typeof drawNetwork>[0];

const DRAFT: Document = { ...makeDocument({}), spec: residualNetwork() };

function inARow(): Record<string, [number, number]> {
  return { x: [0, 0], first: [120, 0], deep: [300, 0], last: [480, 0] };
}

function draw(draft: Document, other: Partial<DrawingSource> = {}): Drawing {
  const { groups } = draft.spec.network;
  const source: DrawingSource = {
    ...{ spec: draft.spec, trained: draft.spec, opened: { deep: 1 }, moved: new Map() },
    positions: draft.layout.positions ?? {},
    ...{ room: null, direction: "right" as const, shapeOf: () => [6] },
    kindOf: (type) =>
      type === "input" ? "input" : Object.hasOwn(groups ?? {}, type) ? "group" : "block",
    portsOf: () => ["in"],
    ...other,
  };
  return drawNetwork(source, null);
}

function boxOf({ boxes }: Drawing, id: string) {
  const box = boxes.get(id);
  if (box === undefined) throw new Error(`${id} is not drawn`);
  return box;
}

/** Where a block ends up that is dragged from where it is drawn. */
function drag(draft: Document, id: string, by: Point, other: Partial<DrawingSource> = {}) {
  const before = draw(draft, other);
  const { x, y } = boxOf(before, id);
  const at = { x: x + by.x, y: y + by.y };
  const moved = moveBlocks(draft, before.boxes, new Map([[id, at]]));
  const during = draw(draft, { ...other, moved: new Map([[id, at]]) });
  return { at, moved, before, during, after: draw(moved, other) };
}

function isAround(drawing: Drawing, frame: string, id: string): boolean {
  const [outer, inner] = [boxOf(drawing, frame), boxOf(drawing, id)];
  const right = inner.x + inner.width < outer.x + outer.width;
  const bottom = inner.y + inner.height < outer.y + outer.height;
  return inner.x > outer.x && inner.y > outer.y && right && bottom;
}

describe("a block in an open group", () => {
  it("is moved from its neighbours, and its frame grows while it is dragged and stays so", () => {
    const { before, during, after } = drag(DRAFT, "deep/fit", { x: 20, y: 300 });
    const gap = (drawing: Drawing) => boxOf(drawing, "deep/fit").y - boxOf(drawing, "deep/late").y;
    expect(gap(after) - gap(before)).toBeCloseTo(300, 0);
    for (const drawing of [during, after]) {
      expect(isAround(drawing, "deep", "deep/fit")).toBe(true);
      const grown = boxOf(drawing, "deep").height - boxOf(before, "deep").height;
      expect(grown).toBeGreaterThan(100);
    }
    expect(boxOf(during, "last")).toEqual(boxOf(before, "last"));
  });

  it("stays under the pointer where the network has its own places, and the others make room", () => {
    const placed = { ...DRAFT, layout: { note: "", positions: inARow() } };
    for (const by of [
      { x: 300, y: 40 },
      { x: -400, y: -200 },
    ]) {
      const { at, after } = drag(placed, "deep/late", by);
      const box = boxOf(after, "deep/late");
      expect(Math.abs(box.x - at.x)).toBeLessThanOrEqual(2);
      expect(Math.abs(box.y - at.y)).toBeLessThanOrEqual(2);
      expect(isAround(after, "deep", "deep/late")).toBe(true);
      const frame = boxOf(after, "deep");
      expect(boxOf(after, "last").x).toBeGreaterThanOrEqual(frame.x + frame.width);
    }
    const { moved } = drag(placed, "deep/late", { x: 300, y: 40 });
    const { x, first, last } = moved.layout.positions ?? {};
    expect([x, first, last]).toEqual([
      [0, 0],
      [120, 0],
      [480, 0],
    ]);
  });

  it("leaves an arranged network arranged, and is kept by its place", () => {
    const { moved } = drag(DRAFT, "deep/sum", { x: 0, y: 90 });
    expect(Object.keys(moved.layout.positions ?? {}).sort()).toEqual(
      ["deep/drop", "deep/fit", "deep/in", "deep/late", "deep/sum"].sort(),
    );
    const closed = draw(moved, { opened: {} });
    expect(closed.boxes.get("last")).toEqual(draw(DRAFT, { opened: {} }).boxes.get("last"));
  });

  it("goes with its frame, and keeps its place in it", () => {
    const first = drag(DRAFT, "deep/fit", { x: 0, y: 120 }).moved;
    const { before, after } = drag(first, "deep", { x: 70, y: -30 });
    const within = (drawing: Drawing) => boxOf(drawing, "deep/fit").y - boxOf(drawing, "deep").y;
    expect(within(after)).toBeCloseTo(within(before), 0);
    expect(boxOf(after, "deep").x - boxOf(before, "deep").x).toBeCloseTo(70, 0);
  });

  it("takes its place with it under another name, and out with it when it is removed", () => {
    const { moved } = drag(DRAFT, "deep/fit", { x: 0, y: 120 });
    const at = moved.layout.positions?.["deep/fit"];
    const inner = renameBlock(moved, "deep/fit", "linear").layout.positions ?? {};
    expect(inner["deep/linear"]).toEqual(at);
    expect(inner["deep/fit"]).toBeUndefined();
    const outer = renameBlock(moved, "deep", "shallow").layout.positions ?? {};
    expect(outer["shallow/fit"]).toEqual(at);
    expect(Object.keys(removeBlocks(moved, ["deep/drop"]).layout.positions ?? {})).not.toContain(
      "deep/drop",
    );
    expect(removeBlocks(moved, ["deep"]).layout.positions).toEqual({});
  });
});

it("grows every frame around a block of a group in a group", () => {
  const inner = {
    nodes: [
      { id: "one", type: "dense" },
      { id: "two", type: "dense" },
    ],
    edges: [
      { source: "in", target: "one" },
      { source: "one", target: "two" },
    ],
    ports: { inputs: ["in"], output: "two" },
  };
  const nodes = [...RESIDUAL.nodes, { id: "more", type: "inner" }];
  const edges = [...RESIDUAL.edges, { source: "late", target: "more" }];
  const outer = { ...RESIDUAL, nodes, edges, ports: { inputs: ["in"], output: "more" } };
  const spec = completeSpec({
    network: {
      groups: { inner, outer },
      nodes: [
        { id: "x", type: "input" },
        { id: "deep", type: "outer" },
      ],
      edges: [{ source: "x", target: "deep" }],
    },
    objectives: [{ prediction: "deep" }],
  });
  const draft = { ...DRAFT, spec };
  const opened = { deep: 1, "deep/more": 1 };
  const { before, during, after } = drag(draft, "deep/more/two", { x: 400, y: 260 }, { opened });
  for (const drawing of [during, after]) {
    for (const frame of ["deep", "deep/more"]) {
      expect(isAround(drawing, frame, "deep/more/two")).toBe(true);
      expect(boxOf(drawing, frame).width).toBeGreaterThan(boxOf(before, frame).width + 300);
    }
  }
  const further = drag(
    drag(draft, "deep/fit", { x: 0, y: 50 }, { opened }).moved,
    "deep/more/two",
    { x: 400, y: 260 },
    { opened },
  );
  const box = boxOf(further.after, "deep/more/two");
  const frame = boxOf(further.after, "deep");
  expect(isAround(further.after, "deep", "deep/more/two")).toBe(true);
  expect(box.x + box.width).toBeLessThan(frame.x + frame.width);
});
