import { describe, expect, it } from "vitest";
import { insertAfter, makeDocument } from "./document";
import { layoutGraph, placeMoved } from "./graphLayout";
import { wrapRows } from "./graphRows";
import { lossNodeId } from "./lossBlocks";
import { type Drawn, NODE_SIZES } from "./nodeSizes";
import { makeEdge, makeNode } from "./spec";
import { walk } from "./walk";

const PORT = [{ name: "in", many: false }];
const LOSS = lossNodeId(0);

function deep(blocks: number) {
  let draft = insertAfter(makeDocument({}), { type: "input", inputs: [] }, []).document;
  for (let index = 0; index < blocks; index += 1) {
    draft = insertAfter(draft, { type: "dense", inputs: PORT }, []).document;
  }
  const drawn: Drawn[] = draft.spec.network.nodes.map(({ id, type }) => ({
    id,
    kind: type === "input" ? "input" : "block",
  }));
  return { spec: draft.spec, drawn: [...drawn, { id: LOSS, kind: "loss" as const }] };
}

function overlaps(drawn: readonly Drawn[], corners: ReadonlyMap<string, { x: number; y: number }>) {
  const boxes = drawn.map(({ id, kind }) => ({ ...corners.get(id), ...NODE_SIZES[kind] }));
  return boxes.some((a, index) =>
    boxes
      .slice(index + 1)
      .some(
        (b) =>
          (a.x ?? 0) < (b.x ?? 0) + b.width &&
          (b.x ?? 0) < (a.x ?? 0) + a.width &&
          (a.y ?? 0) < (b.y ?? 0) + b.height &&
          (b.y ?? 0) < (a.y ?? 0) + a.height,
      ),
  );
}

describe("the arrangement", () => {
  it("puts the loss behind the prediction whatever that is called", () => {
    const { spec, drawn } = deep(2);
    const last = spec.network.nodes.at(-1)?.id ?? "";
    const rename = (id: string) => (id === last ? "output" : id);
    const { nodes, edges } = spec.network;
    const renamed = {
      ...spec,
      objectives: spec.objectives.map((objective) => ({ ...objective, prediction: "output" })),
      network: {
        nodes: nodes.map((node) => ({ ...node, id: rename(node.id) })),
        edges: edges.map((edge) => ({ ...edge, target: rename(edge.target) })),
      },
    };
    const blocks = drawn.map((block) => ({ ...block, id: rename(block.id) }));
    const corners = layoutGraph(renamed, blocks, () => 30);
    expect(corners.get(LOSS)?.x).toBeGreaterThan(corners.get("output")?.x ?? 0);
  });

  it("runs from left to right with the loss last, and nothing overlaps", () => {
    const { spec, drawn } = deep(4);
    const corners = layoutGraph(spec, drawn, () => 30);
    const lefts = drawn.map(({ id }) => corners.get(id)?.x ?? 0);
    expect([...lefts].sort((a, b) => a - b)).toEqual(lefts);
    expect(overlaps(drawn, corners)).toBe(false);
  });

  it("keeps the longest path on one line, and branches beside it, over nothing", () => {
    const { spec } = deep(5);
    const [a, b, c] = ["dense_1", "dense_2", "dense_4"];
    const nodes = [
      ...spec.network.nodes,
      ...["left", "right"].map((id) => makeNode({ id, type: "dense" })),
    ];
    const edges = [
      ...spec.network.edges,
      ...[a, b].map((source) => makeEdge({ source, target: "left" })),
      makeEdge({ source: a, target: "right" }),
      ...["left", "right"].map((source) => makeEdge({ source, target: c })),
    ];
    const branched = { ...spec, network: { ...spec.network, nodes, edges } };
    const drawn: Drawn[] = [
      ...nodes.map(({ id, type }): Drawn => ({ id, kind: type === "input" ? "input" : "block" })),
      { id: LOSS, kind: "loss" },
    ];
    const corners = layoutGraph(branched, drawn, () => 30);
    expect(overlaps(drawn, corners)).toBe(false);
    const spine = ["dense_1", "dense_2", "dense_3", "dense_4", "dense_5"];
    expect(new Set(spine.map((id) => corners.get(id)?.y)).size).toBe(1);
    const beside = ["left", "right"].map((id) => corners.get(id)?.y);
    expect(beside).not.toContain(corners.get(a)?.y);
  });

  it("ends a row where one wire leads on, not inside a skip", () => {
    const { spec, drawn } = deep(8);
    const edges = [...spec.network.edges, makeEdge({ source: "dense_3", target: "dense_6" })];
    const corners = layoutGraph({ ...spec, network: { ...spec.network, edges } }, drawn, () => 30);
    const wrapped = wrapRows(drawn, corners, { width: 700, height: 560 }, edges);
    const row = (id: string) => wrapped.get(id)?.y;
    expect(row("dense_8")).not.toBe(row("dense_1"));
    expect(row("dense_5")).toBe(row("dense_4"));
    expect(row("dense_6")).toBe(row("dense_4"));
  });

  it("sets a long network on rows where one row would be too small to read", () => {
    const { spec, drawn } = deep(9);
    const corners = layoutGraph(spec, drawn, () => 30);
    const rows = (wrapped: Map<string, { y: number }>) =>
      new Set(drawn.filter(({ kind }) => kind === "block").map(({ id }) => wrapped.get(id)?.y))
        .size;
    expect(rows(wrapRows(drawn, corners, { width: 2400, height: 500 }))).toBe(1);
    const wrapped = wrapRows(drawn, corners, { width: 520, height: 560 });
    expect(rows(wrapped)).toBeGreaterThan(1);
    expect(overlaps(drawn, wrapped)).toBe(false);
  });

  it("keeps moved blocks where they are and finds room for a new one", () => {
    const { spec, drawn } = deep(2);
    const kept = { x: [0, 0], dense_1: [150, 40] } as const;
    const corners = placeMoved(spec, drawn, kept);
    expect(corners.get("dense_1")).toEqual({ x: 150, y: 40 });
    expect(corners.get("dense_2")?.x).toBeGreaterThan(150 + NODE_SIZES.block.width);
    expect(overlaps(drawn, corners)).toBe(false);
  });

  it("gives every objective a block of its own, behind what it reads and over nothing", () => {
    const { spec, drawn } = deep(3);
    const [first] = spec.objectives;
    if (first === undefined) throw new Error("a spec has one objective");
    const several = {
      ...spec,
      objectives: [first, { ...first, prediction: "dense_1" }, { ...first }],
    };
    const all = [
      ...drawn,
      ...[1, 2].map((index) => ({ id: lossNodeId(index), kind: "loss" as const })),
    ];
    const kept = Object.fromEntries(
      spec.network.nodes.map(({ id }, index) => [id, [index * 150, 0]] as const),
    );
    const alone = layoutGraph(spec, drawn, () => 30);
    for (const { id } of drawn) {
      expect(layoutGraph(several, all, () => 30).get(id)).toEqual(alone.get(id));
    }
    for (const corners of [layoutGraph(several, all, () => 30), placeMoved(several, all, kept)]) {
      for (const [index, { prediction }] of several.objectives.entries()) {
        const loss = corners.get(lossNodeId(index))?.x;
        expect(loss).toBeGreaterThan(corners.get(prediction)?.x ?? Number.NaN);
      }
      expect(overlaps(all, corners)).toBe(false);
    }
  });

  it("keeps a further loss off the wire behind what it reads, however wide the gap", () => {
    const { spec, drawn } = deep(3);
    const [first] = spec.objectives;
    if (first === undefined) throw new Error("a spec has one objective");
    const several = { ...spec, objectives: [first, { ...first, prediction: "dense_1" }] };
    const further = lossNodeId(1);
    const all = [...drawn, { id: further, kind: "loss" as const }];
    const kept = Object.fromEntries(
      spec.network.nodes.map(({ id }, index) => [id, [index * 400, 0]] as const),
    );
    for (const corners of [layoutGraph(several, all, () => 200), placeMoved(several, all, kept)]) {
      const boxes = new Map(
        all.map(({ id, kind }) => [id, { x: 0, y: 0, ...corners.get(id), ...NODE_SIZES[kind] }]),
      );
      const row = boxes.get("dense_1");
      expect(boxes.get(further)?.y).toBeGreaterThan((row?.y ?? 0) + (row?.height ?? 0));
      expect(walk(several, boxes, "dense_1", "down")).toBe(further);
      expect(walk(several, boxes, further, "left")).toBe("dense_1");
    }
  });
});
