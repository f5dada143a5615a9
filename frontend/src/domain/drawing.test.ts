import { describe, expect, it } from "vitest";
import { makeDocument, setNodeField } from "./document";
import { drawNetwork } from "./drawing";
import { closedCorners } from "./frameBoxes";
import { completeSpec, type Spec } from "./spec";
import { residualNetwork } from "./testNetworks";

type DrawingSource = Parameters<typeof drawNetwork>[0];

const SPEC = completeSpec({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "a", type: "dense", config: { units: 2 } },
      { id: "b", type: "dense", config: { units: 2 } },
      { id: "out", type: "dense" },
    ],
    edges: [
      { source: "x", target: "a" },
      { source: "a", target: "b" },
      { source: "b", target: "out" },
    ],
  },
  objectives: [{ prediction: "out" }],
});

function source(spec: Spec, other: Partial<DrawingSource> = {}): DrawingSource {
  return {
    ...{ spec, trained: spec, opened: {}, positions: {}, moved: new Map() },
    ...{ room: null, direction: "right" as const, shapeOf: () => [2] },
    kindOf: (type) => (type === "input" ? "input" : "block"),
    portsOf: (type) => (type === "max_unpool2d" ? ["in", "pooled"] : ["in"]),
    ...other,
  };
}

function ids(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}

describe("a drawing", () => {
  it("has an item for each block and objective, and a wire for each connection", () => {
    const { items, wires } = drawNetwork(source(SPEC), null);
    expect(ids(items)).toEqual(["x", "a", "b", "out", "__loss"]);
    expect(ids(wires)).toEqual(["x.out>a.in", "a.out>b.in", "b.out>out.in", "objective"]);
  });

  it("is the same object while nothing of it changes: a setting, a rate", () => {
    const first = drawNetwork(source(SPEC), null);
    const edited = setNodeField({ ...makeDocument({}), spec: SPEC }, "b", "units", 8).spec;
    expect(edited.network.nodes[2]).not.toBe(SPEC.network.nodes[2]);
    expect(drawNetwork(source(edited), first)).toBe(first);
  });

  it("keeps every other item and wire where one block is dragged", () => {
    const kept = { positions: { x: [0, 0], a: [200, 0], b: [400, 0], out: [600, 0] } } as const;
    const first = drawNetwork(source(SPEC, kept), null);
    const moved = new Map([["a", { x: 210, y: 300 }]]);
    const second = drawNetwork(source(SPEC, { ...kept, moved }), first);
    const changed = second.items.filter((item, at) => item !== first.items[at]);
    expect(ids(changed)).toEqual(["a"]);
    const rewired = second.wires.filter((wire, at) => wire !== first.wires[at]);
    expect(ids(rewired)).toEqual(["x.out>a.in", "a.out>b.in"]);
  });

  it("keeps the items and wires before one that a wider label pushes to the right", () => {
    const first = drawNetwork(source(SPEC), null);
    const wider = (id: string) => (id === "b" ? [1000, 1000, 1000] : [2]);
    const second = drawNetwork(source(SPEC, { shapeOf: wider }), first);
    const changed = second.items.filter((item, at) => item !== first.items[at]);
    expect(ids(changed)).toEqual(["out", "__loss"]);
  });

  it("leads each wire to its own port, whichever was drawn first", () => {
    const nodes = [
      { id: "x", type: "input" },
      { id: "pool", type: "max_pool2d" },
      { id: "back", type: "max_unpool2d" },
    ];
    const edges = [
      { source: "x", target: "pool" },
      { source: "x", target: "back", target_port: "pooled" },
      { source: "pool", target: "back" },
    ];
    const spec = completeSpec({ network: { nodes, edges }, objectives: [{ prediction: "back" }] });
    const { items, wires } = drawNetwork(source(spec), null);
    const back = items.find(({ id }) => id === "back") ?? { y: NaN, height: NaN };
    const end = (id: string) => (wires.find((wire) => wire.id === id)?.line.at(-1) ?? NaN) - back.y;
    expect(end("pool.out>back.in")).toBeCloseTo(0.5 * back.height);
    expect(end("x.out>back.pooled")).toBeCloseTo(0.78 * back.height);
  });
});

describe("a drawing of a group", () => {
  const GROUPED = residualNetwork();
  const groupSource = (other: Partial<DrawingSource> = {}) =>
    source(GROUPED, {
      kindOf: (type) => (type === "input" ? "input" : type === "residual" ? "group" : "block"),
      ...other,
    });

  function repeated(repeat: number): Spec {
    const nodes = GROUPED.network.nodes.map((node) =>
      node.id === "deep" ? { ...node, repeat } : node,
    );
    return { ...GROUPED, network: { ...GROUPED.network, nodes } };
  }

  function usesOf(spec: Spec, opened: Record<string, number>, wire: string) {
    return drawNetwork(groupSource({ spec, opened }), null).wires.find(({ id }) => id === wire)
      ?.uses;
  }

  it("is one block whose wires stand for what the copies read and give out", () => {
    const { items, wires } = drawNetwork(groupSource(), null);
    expect(items.find(({ id }) => id === "deep")?.kind).toBe("group");
    expect(ids(wires)).toEqual([
      "x.out>first.in",
      "first.out>deep.in",
      "deep.out>last.in",
      "objective",
    ]);
    expect(usesOf(repeated(3), {}, "first.out>deep.in")).toEqual([
      "first.out>deep/1/fit.in",
      "first.out>deep/1/sum.in",
    ]);
    expect(usesOf(repeated(3), {}, "deep.out>last.in")).toEqual(["deep/3/late.out>last.in"]);
  });

  it("that is open has a frame with its inputs and blocks in it, wired to the blocks outside", () => {
    const { items, wires, boxes } = drawNetwork(groupSource({ opened: { deep: 1 } }), null);
    expect(ids(items).slice(-5)).toEqual([
      "deep/in",
      "deep/fit",
      "deep/drop",
      "deep/sum",
      "deep/late",
    ]);
    expect(ids(wires)).toContain("first.out>deep/in.in");
    expect(ids(wires)).toContain("deep/late.out>last.in");
    expect(ids(wires)).toContain("deep/in.out>deep/sum.in");
    const frame = boxes.get("deep");
    for (const id of ["deep/in", "deep/fit", "deep/late"]) {
      const box = boxes.get(id);
      expect(box?.x).toBeGreaterThan(frame?.x ?? 0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan((frame?.x ?? 0) + (frame?.width ?? 0));
      expect(box?.y).toBeGreaterThan(frame?.y ?? 0);
    }
    expect(boxes.get("last")?.x).toBeGreaterThan((frame?.x ?? 0) + (frame?.width ?? 0));
  });

  it("shows the wires of the copy that is chosen: from the copy before, and to the one behind", () => {
    const opened = { deep: 2 };
    expect(usesOf(repeated(3), opened, "deep/fit.out>deep/drop.in")).toEqual([
      "deep/2/fit.out>deep/2/drop.in",
    ]);
    expect(usesOf(repeated(3), opened, "deep/in.out>deep/fit.in")).toEqual([
      "deep/1/late.out>deep/2/fit.in",
    ]);
    expect(usesOf(repeated(3), opened, "deep/late.out>last.in")).toEqual([
      "deep/2/late.out>deep/3/fit.in",
      "deep/2/late.out>deep/3/sum.in",
    ]);
    expect(usesOf(repeated(3), { deep: 3 }, "deep/late.out>last.in")).toEqual([
      "deep/3/late.out>last.in",
    ]);
  });

  it("pushes blocks that were moved aside while it is open, and lets them back", () => {
    const positions = { x: [0, 0], first: [120, 0], deep: [300, 0], last: [480, 0] } as const;
    const shown = drawNetwork(groupSource({ positions, opened: { deep: 1 } }), null);
    const frame = shown.boxes.get("deep");
    expect(shown.boxes.get("last")?.x).toBeGreaterThan((frame?.x ?? 0) + (frame?.width ?? 0));
    const own = new Map([...shown.boxes].filter(([id]) => !id.includes("/")));
    const kept = closedCorners(own, shown.arrangement.frames.sizes, "right");
    for (const [id, [x, y]] of Object.entries(positions)) expect(kept.get(id)).toEqual({ x, y });
  });
});
