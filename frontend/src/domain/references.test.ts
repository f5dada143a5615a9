import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { makeGroupOf, ungroup } from "./grouping";
import { editPlace, graphAt, groupAt } from "./places";
import { parametersOf, resolveConfig, valuesAt } from "./references";
import { completeSpec, type SparseSpec } from "./spec";

/** A bottleneck whose settings come from three parameters: as they stand, as multiples, deep in a setting. */
const BOTTLENECK = {
  nodes: [
    {
      ...{ id: "reduce", type: "conv2d" },
      config: { filters: { parameter: "filters", over: 4 }, strides: [{ parameter: "step" }, 1] },
    },
    { id: "act", type: "relu" },
    {
      ...{ id: "widen", type: "conv2d" },
      config: {
        filters: { parameter: "filters" },
        weight_init: { type: "normal", config: { deviation: { parameter: "spread", times: 2 } } },
      },
    },
    { id: "sum", type: "add" },
  ],
  edges: [
    { source: "in", target: "reduce" },
    { source: "reduce", target: "act" },
    { source: "act", target: "widen" },
    { source: "widen", target: "sum" },
    { source: "in", target: "sum" },
  ],
  ports: { inputs: ["in"], output: "sum" },
  parameters: { filters: 16, step: 1, spread: 0.5, unused: 3 },
};

/** The bottleneck in another group that gives it twice its own width. */
const SPARSE: SparseSpec = {
  network: {
    groups: {
      bottleneck: BOTTLENECK,
      stage: {
        nodes: [
          {
            ...{ id: "narrow", type: "bottleneck" },
            config: { filters: { parameter: "width", times: 2 } },
          },
        ],
        edges: [{ source: "in", target: "narrow" }],
        ports: { inputs: ["in"], output: "narrow" },
        parameters: { width: 8 },
      },
    },
    nodes: [
      { id: "x", type: "input" },
      { id: "deep", type: "stage", config: { width: 24 } },
    ],
    edges: [{ source: "x", target: "deep" }],
  },
  objectives: [{ prediction: "deep" }],
};
const DRAFT = makeDocument(SPARSE);

/** The document with some blocks of a place made a group, as the page makes it. */
function grouped(place: string, ids: readonly string[], draft = DRAFT) {
  const around = groupAt(draft.spec, place)?.group.parameters;
  return editPlace(draft, place, (inner) => makeGroupOf(inner, ids, around)?.document ?? inner);
}

describe("a group made inside a group", () => {
  const { spec } = grouped("deep/narrow", ["reduce", "act", "widen"]);
  const made = spec.network.groups?.block_1;
  const block = graphAt(spec, "deep/narrow")?.nodes.find(({ type }) => type === "block_1");

  it("has the parameters that its blocks refer to, passed on as they stand, and no others", () => {
    expect(made?.parameters).toEqual({ filters: 16, step: 1, spread: 0.5 });
    expect(block?.config).toEqual({
      filters: { parameter: "filters" },
      step: { parameter: "step" },
      spread: { parameter: "spread" },
    });
    const group = completeSpec(SPARSE).network.groups?.bottleneck;
    expect(made?.nodes).toEqual(group?.nodes.slice(0, 3));
  });

  it("comes apart into the very blocks, with fractions and multiples as they were", () => {
    const draft = { ...DRAFT, spec };
    const back = editPlace(
      draft,
      "deep/narrow",
      (inner) => ungroup(inner, "block_1")?.document ?? inner,
    );
    expect(graphAt(back.spec, "deep/narrow")?.nodes).toEqual(
      graphAt(DRAFT.spec, "deep/narrow")?.nodes,
    );
  });

  it("of a block made of a group passes the outer parameter on through both", () => {
    const outer = grouped("deep", ["narrow"]).spec;
    expect(outer.network.groups?.block_1?.parameters).toEqual({ width: 8 });
    expect(graphAt(outer, "deep")?.nodes[0]?.config).toEqual({ width: { parameter: "width" } });
    expect(valuesAt(outer, "deep/block_1/narrow").filters).toBe(48);
    expect(valuesAt(DRAFT.spec, "deep/narrow").filters).toBe(48);
  });

  it("keeps a shared width apart from a passed-on parameter of the same name, and shares none that is mixed", () => {
    const plain = { ...DRAFT.spec.network.groups?.bottleneck };
    const nodes = plain.nodes?.map((node) =>
      node.id === "reduce"
        ? { ...node, config: { filters: 4, kernel_size: { parameter: "filters" } } }
        : node.id === "widen"
          ? { ...node, config: { filters: 4 } }
          : node,
    );
    const shared = groupedWith(nodes ?? [], ["reduce", "act", "widen"]);
    expect(shared?.parameters).toEqual({ filters: 16, filters_2: 4 });
    expect(shared?.nodes[0]?.config).toEqual({
      filters: { parameter: "filters_2" },
      kernel_size: { parameter: "filters" },
    });
    const mixed = nodes?.map((node) =>
      node.id === "widen" ? { ...node, config: { filters: { parameter: "filters" } } } : node,
    );
    expect(groupedWith(mixed ?? [], ["reduce", "act", "widen"])?.parameters).toEqual({
      filters: 16,
    });
  });

  it("with a second input keeps its ports and its parameters", () => {
    const { network } = grouped("deep/narrow", ["widen", "sum"]).spec;
    expect(network.groups?.block_1?.ports).toEqual({ inputs: ["in", "in_2"], output: "sum" });
    expect(network.groups?.block_1?.parameters).toEqual({ filters: 16, spread: 0.5 });
  });

  function groupedWith(nodes: readonly { id: string; type: string }[], ids: readonly string[]) {
    const groups = { ...SPARSE.network?.groups, bottleneck: { ...BOTTLENECK, nodes } };
    const draft = makeDocument({ ...SPARSE, network: { ...SPARSE.network, groups } });
    return grouped("deep/narrow", ids, draft).spec.network.groups?.block_1;
  }
});

it("finds references deep in a setting, and leaves one to an unknown parameter as it is", () => {
  const setting = [{ a: { parameter: "n", times: 2 } }, { parameter: "m" }, "parameter"];
  expect(parametersOf(setting)).toEqual(["n", "m"]);
  expect(resolveConfig({ setting }, { n: 3 })).toEqual({
    setting: [{ a: 6 }, { parameter: "m" }, "parameter"],
  });
  const units = { parameter: "n", times: 3, over: 2 };
  expect(resolveConfig({ units }, { n: 4 })).toEqual({ units: 6 });
});
