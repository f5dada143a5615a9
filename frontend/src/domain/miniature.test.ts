import { expect, it } from "vitest";
import { groupGraph, makeMiniature } from "./miniature";
import { makeEdge, makeNode } from "./spec";

const node = (id: string, type = "dense") => makeNode({ id, type });
const edge = (source: string, target: string) => makeEdge({ source, target });
const kindOf = (type: string) => (type === "relu" ? "glyph" : "block");

it("puts a chain on one line, by the order of its wires", () => {
  const { items, width, height } = makeMiniature(
    { nodes: [node("b"), node("a"), node("c", "relu")], edges: [edge("a", "b"), edge("b", "c")] },
    kindOf,
  );
  expect(items.map(({ id, kind, x, y }) => [id, kind, x, y])).toEqual([
    ["b", "block", 1, 0],
    ["a", "block", 0, 0],
    ["c", "glyph", 2, 0],
  ]);
  expect([width, height]).toEqual([2, 0]);
});

it("gives parting ways lanes of their own, around the middle", () => {
  const { items, height } = makeMiniature(
    {
      nodes: [node("in"), node("up"), node("down"), node("out")],
      edges: [edge("in", "up"), edge("in", "down"), edge("up", "out"), edge("down", "out")],
    },
    kindOf,
  );
  expect(items.map(({ id, x, y }) => [id, x, y])).toEqual([
    ["in", 0, 0],
    ["up", 1, -0.5],
    ["down", 1, 0.5],
    ["out", 2, 0],
  ]);
  expect(height).toBe(1);
});

it("leads a skip connection past the blocks that it skips", () => {
  const { wires } = makeMiniature(
    {
      nodes: [node("in"), node("conv"), node("add")],
      edges: [edge("in", "conv"), edge("conv", "add"), edge("in", "add")],
    },
    kindOf,
  );
  expect(wires.map(({ from, to, over }) => [from.id, to.id, over])).toEqual([
    ["in", "conv", false],
    ["conv", "add", false],
    ["in", "add", true],
  ]);
});

it("draws something of a drawing with a cycle, and nothing of an empty one", () => {
  const cycle = { nodes: [node("a"), node("b")], edges: [edge("a", "b"), edge("b", "a")] };
  expect(makeMiniature(cycle, kindOf).items).toHaveLength(2);
  expect(makeMiniature({ nodes: [], edges: [] }, kindOf)).toEqual({
    ...{ items: [], wires: [], width: 0, height: 0 },
  });
});

it("shows of a group its inputs and its blocks; wires lead past the activations", () => {
  const { nodes, edges } = groupGraph(
    {
      ports: { inputs: ["in"], output: "add" },
      nodes: [node("conv"), node("act", "relu"), node("act_2", "relu"), node("add")],
      edges: [edge("in", "conv"), edge("conv", "act"), edge("act", "act_2")].concat([
        edge("act_2", "add"),
        edge("in", "add"),
      ]),
    },
    (type) => type === "relu",
  );
  expect(nodes.map(({ id }) => id)).toEqual(["in", "conv", "add"]);
  expect(edges.map(({ source, target }) => [source, target])).toEqual([
    ["in", "conv"],
    ["conv", "add"],
    ["in", "add"],
  ]);
});
