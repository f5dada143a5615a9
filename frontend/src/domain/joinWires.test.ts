import { expect, it } from "vitest";
import { makeDocument } from "./document";
import { isTaken, joinWires } from "./joinWires";
import { edgeId, makeEdge } from "./spec";
import { residualNetwork } from "./testNetworks";

const DRAFT = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "a", type: "dense" },
      { id: "b", type: "dense" },
      { id: "c", type: "dense" },
    ],
    edges: [
      { source: "x", target: "a" },
      { source: "a", target: "b" },
      { source: "b", target: "c" },
    ],
  },
  objectives: [{ prediction: "c" }],
});
const ADD = { type: "add", inputs: [{ name: "in", many: true }] };
const SKIP = { place: "", edge: makeEdge({ source: "x", target: "c" }) };

it("a port that takes one wire is taken by another one, not by the same", () => {
  expect(isTaken(DRAFT.spec, SKIP, false)).toBe(true);
  expect(isTaken(DRAFT.spec, SKIP, true)).toBe(false);
  const same = { place: "", edge: makeEdge({ source: "b", target: "c" }) };
  expect(isTaken(DRAFT.spec, same, false)).toBe(false);
  const free = { place: "", edge: makeEdge({ source: "a", target: "x" }) };
  expect(isTaken(DRAFT.spec, free, false)).toBe(false);
});

it("both wires meet in the join, which alone feeds the block; nothing is cut", () => {
  const { document, ids } = joinWires(DRAFT, SKIP, ADD);
  expect(ids).toEqual(["add_1"]);
  expect(document.spec.network.edges.map(edgeId).sort()).toEqual([
    "a.out>b.in",
    "add_1.out>c.in",
    "b.out>add_1.in",
    "x.out>a.in",
    "x.out>add_1.in",
  ]);
  expect(document.spec.objectives[0]?.prediction).toBe("c");
});

it("in a group the join lies in the group", () => {
  const draft = { ...makeDocument({}), spec: residualNetwork() };
  const wire = { place: "deep", edge: makeEdge({ source: "in", target: "drop" }) };
  const { document, ids } = joinWires(draft, wire, ADD);
  expect(ids).toEqual(["deep/add_1"]);
  const group = document.spec.network.groups?.residual;
  expect(group?.edges.map(edgeId)).toEqual(
    expect.arrayContaining(["in.out>add_1.in", "fit.out>add_1.in", "add_1.out>drop.in"]),
  );
});
