import { describe, expect, it } from "vitest";
import {
  connectBlocks,
  insertBehind,
  insertionPlace,
  removeWires,
  renameBlock,
  wireBetween,
} from "./blocks";
import { makeDocument, removeNodes } from "./document";
import { groupFault, makeGroupOf, ungroup } from "./grouping";
import { editPlace } from "./places";
import { objectiveOf, type SparseSpec } from "./spec";
import { residualNetwork } from "./testNetworks";

function chain(...names: string[]) {
  return names.slice(1).map((target, index) => ({ source: names[index] ?? "", target }));
}

/** A skip around two dense layers. */
const SKIP: SparseSpec = {
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "first", type: "dense", config: { units: 6 } },
      { id: "a", type: "dense", config: { units: 6 } },
      { id: "act", type: "relu" },
      { id: "b", type: "dense", config: { units: 6 } },
      { id: "sum", type: "add" },
      { id: "last", type: "dense", config: { units: 2 } },
    ],
    edges: [
      ...chain("x", "first", "a", "act", "b", "sum", "last"),
      { source: "first", target: "sum" },
    ],
  },
  objectives: [{ prediction: "last" }],
};
const DRAFT = makeDocument(SKIP);
const BLOCK = ["a", "act", "b", "sum"];

describe("a group made of blocks", () => {
  const { document: grouped } = makeGroupOf(DRAFT, BLOCK) ?? { document: DRAFT };
  const { network } = grouped.spec;

  it("has one block in their place, fed by what fed them and feeding what they fed", () => {
    expect(network.nodes.map(({ id }) => id)).toEqual(["x", "first", "block_1", "last"]);
    expect(network.edges.map(({ source, target }) => `${source}>${target}`).sort()).toEqual(
      ["block_1>last", "first>block_1", "x>first"].sort(),
    );
  });

  it("has one input for one source, however many of the blocks read it, and the widths they share as parameter", () => {
    const group = network.groups?.block_1;
    expect(group?.ports).toEqual({ inputs: ["in"], output: "sum" });
    expect(group?.parameters).toEqual({ units: 6 });
    expect(group?.nodes.map(({ config }) => config)).toEqual([
      { units: { parameter: "units" } },
      {},
      { units: { parameter: "units" } },
      {},
    ]);
    const fed = group?.edges.filter(({ source }) => source === "in").map(({ target }) => target);
    expect(fed?.sort()).toEqual(["a", "sum"]);
  });

  it("is read by an objective that read its last block; made again, it has a name of its own", () => {
    const end = makeGroupOf(DRAFT, ["sum", "last"]);
    expect(end?.document.spec.objectives[0]?.prediction).toBe("block_1");
    expect(end?.document.spec.network.groups?.block_1?.ports.inputs).toEqual(["in", "in_2"]);
    const twice = makeGroupOf(grouped, ["first"]);
    expect(Object.keys(twice?.document.spec.network.groups ?? {})).toEqual(["block_1", "block_2"]);
    expect(twice?.ids).toEqual(["block_2"]);
  });

  it("keeps the order in which joins read their wires, inside and outside", () => {
    const joined = makeDocument({
      network: {
        nodes: [
          ...["x", "c"].map((id) => ({ id, type: id === "x" ? "input" : "dense" })),
          ...["join", "end"].map((id) => ({ id, type: "concat" })),
        ],
        edges: [...chain("x", "c", "join", "end"), { source: "x", target: "join" }].concat({
          source: "x",
          target: "end",
        }),
      },
      objectives: [{ prediction: "end" }],
    });
    const { edges, groups } = makeGroupOf(joined, ["c", "join"])?.document.spec.network ?? {};
    const into = (list: typeof edges, id: string) =>
      list?.filter(({ target }) => target === id).map(({ source }) => source);
    expect(into(groups?.block_1?.edges, "join")).toEqual(["c", "in"]);
    expect(into(edges, "end")).toEqual(["block_1", "x"]);
  });

  it("comes apart with factors of the parameters around multiplied, and with its saved weights", () => {
    const weights = "a".repeat(64);
    const draft = makeDocument({
      network: {
        nodes: [
          { id: "x", type: "input" },
          {
            ...{ id: "wide", type: "block", repeat: 2 },
            config: { width: { parameter: "w", times: 3 } },
            weights_from: { weights, node: "old" },
          },
        ],
        edges: chain("x", "wide"),
        groups: {
          block: {
            nodes: [
              { id: "fit", type: "dense", config: { units: { parameter: "width", times: 4 } } },
            ],
            edges: [{ source: "in", target: "fit" }],
            ports: { inputs: ["in"], output: "fit" },
          },
        },
      },
    });
    const nodes = ungroup(draft, "wide")?.document.spec.network.nodes.slice(1) ?? [];
    expect(nodes.map(({ config }) => config?.units)).toEqual(
      Array(2).fill({ parameter: "w", times: 12 }),
    );
    expect(nodes.map(({ weights_from }) => weights_from?.node)).toEqual(["old/1/fit", "old/2/fit"]);
  });

  it("comes apart into the very blocks, and each copy into blocks of its own", () => {
    const back = ungroup(grouped, "block_1")?.document.spec.network;
    const sorted = (edges: typeof network.edges) =>
      edges.map(({ source, target }) => `${source}>${target}`).sort();
    expect(back?.nodes).toEqual(DRAFT.spec.network.nodes);
    expect(sorted(back?.edges ?? [])).toEqual(sorted(DRAFT.spec.network.edges));
    const nodes = network.nodes.map((node) =>
      node.id === "block_1" ? { ...node, repeat: 2, config: { units: 4 } } : node,
    );
    const two = ungroup(
      { ...grouped, spec: { ...grouped.spec, network: { ...network, nodes } } },
      "block_1",
    );
    expect(two?.ids).toEqual(["a", "act", "b", "sum", "dense_1", "relu_1", "dense_2", "add_1"]);
    const edges = sorted(two?.document.spec.network.edges ?? []);
    expect(edges).toContain("sum>dense_1");
    expect(edges).toContain("sum>add_1");
    expect(edges).toContain("add_1>last");
    expect(two?.document.spec.network.nodes.find(({ id }) => id === "dense_2")?.config).toEqual({
      units: 4,
    });
  });
});

it.each([
  ["several blocks that feed others", ["first", "a"], "several_outputs"],
  ["the data", ["x", "first"], "data"],
  ["blocks apart from one another", ["first", "last"], "not_connected"],
  ["what hangs together with one output", BLOCK, null],
] as const)("of %s the page says what is wrong with it as a group", (_, ids, fault) => {
  expect(groupFault(DRAFT, ids)).toBe(fault);
});

it("without a source outside is no group, nor one whose output is not clear", () => {
  const loose = makeDocument({
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
        { source: "a", target: "c" },
      ],
    },
  });
  const unread = { ...loose.spec, objectives: [{ ...objectiveOf(loose.spec), prediction: "x" }] };
  expect(groupFault({ ...loose, spec: unread }, ["a", "b", "c"])).toBe("no_output");
  const alone = removeNodes({ ...loose, spec: unread }, ["x"]);
  expect(groupFault(alone, ["a", "b"])).toBe("no_input");
});

describe("in an open group", () => {
  const draft = { ...makeDocument({}), spec: residualNetwork() };
  const inner = (spec = draft.spec) => spec.network.groups?.residual;

  it("blocks are added behind the selection, and at the end where the frame is selected", () => {
    const layer = { type: "relu", inputs: [{ name: "in", many: false }] };
    const opened = { deep: 1 };
    expect(insertionPlace(draft.spec, opened, ["deep/fit"])).toEqual({
      place: "deep",
      after: ["deep/fit"],
    });
    const { place, after } = insertionPlace(draft.spec, opened, ["deep"]);
    const added = insertBehind(draft, layer, place, after);
    expect(added.ids).toEqual(["deep/relu_1"]);
    expect(inner(added.document.spec)?.ports.output).toBe("relu_1");
    const between = insertBehind(draft, layer, "deep", ["deep/fit"]).document.spec;
    expect(inner(between)?.edges).toContainEqual(
      expect.objectContaining({ source: "relu_1", target: "drop" }),
    );
  });

  it("wires are drawn and removed; through its border they go by its inputs and its output", () => {
    const wire = wireBetween(draft.spec, "deep/in", "deep/late", "in");
    expect(wire?.place).toBe("deep");
    const wired = wire === null ? draft : connectBlocks(draft, wire, false);
    expect(inner(wired.spec)?.edges).toContainEqual(
      expect.objectContaining({ source: "in", target: "late" }),
    );
    const cut = removeWires(draft, { deep: 1 }, ["deep/in.out>deep/sum.in"]);
    expect(inner(cut.spec)?.edges).toHaveLength(4);
    expect(wireBetween(draft.spec, "first", "deep/fit", "in")).toBeNull();
    expect(wireBetween(draft.spec, "x", "deep/in", "in")).toMatchObject({
      place: "",
      edge: { source: "x", target: "deep", target_port: "in" },
    });
    expect(wireBetween(draft.spec, "deep/late", "last", "in")).toMatchObject({
      edge: { source: "deep", target: "last" },
    });
    expect(wireBetween(draft.spec, "deep/fit", "last", "in")).toBeNull();
  });

  it("a block is renamed for all that is made of the group; a group can be made and undone", () => {
    const renamed = renameBlock(draft, "deep/fit", "wide");
    expect(inner(renamed.spec)?.nodes[0]?.id).toBe("wide");
    const nested = editPlace(
      draft,
      "deep",
      (place) => makeGroupOf(place, ["fit", "drop"])?.document ?? place,
    );
    expect(inner(nested.spec)?.nodes.map(({ type }) => type)).toEqual([
      "block_1",
      "add",
      "dropout",
    ]);
    expect(Object.keys(nested.spec.network.groups ?? {})).toEqual(["residual", "block_1"]);
  });
});
