import { describe, expect, it } from "vitest";
import { makeDocument, removeNodes } from "./document";
import { duplicateNodes } from "./duplicate";
import { renameGroup, takeGroups } from "./groupLibrary";
import { isLiveSetting, portsOf, usedParameters } from "./groups";
import { normalForm } from "./normalForm";
import { editPlace, nodeAt, specPath } from "./places";
import { differences } from "./runDifference";
import { completeSpec, type Spec } from "./spec";
import { type LiveField, splitSpec, withLiveValues } from "./specChange";
import { makeCatalog } from "./testCatalog";
import { RESIDUAL, residualNetwork } from "./testNetworks";
import { trainedParts } from "./trainedParts";

const isLiveField: LiveField = (_family, type, field) => type === "dropout" && field === "rate";
const isLiveLayer = (type: string, field: string) => isLiveField("layers", type, field);
const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "dense", inputs: [{ name: "in", many: false, title: "" }] },
    { type: "dropout", inputs: [{ name: "in", many: false, title: "" }] },
    { type: "add", inputs: [{ name: "in", many: true, title: "" }] },
  ],
});

function withNode(spec: Spec, id: string, part: object): Spec {
  const nodes = spec.network.nodes.map((node) => (node.id === id ? { ...node, ...part } : node));
  return { ...spec, network: { ...spec.network, nodes } };
}

/** Live values of the network, by path. */
function ofNetwork(spec: Spec): [string, number][] {
  return [...splitSpec(spec, isLiveField).live].filter(([path]) => path.startsWith("network."));
}

describe("a group among layers", () => {
  it("has the ports of its inputs; one takes several wires where all that read it do", () => {
    const { groups } = residualNetwork().network;
    expect(portsOf("residual", groups, CATALOG.layers)?.inputs).toEqual([
      { name: "in", many: false, title: "" },
    ]);
    const sum = { ...RESIDUAL, edges: [{ source: "in", target: "sum" }] };
    const joined = makeDocument({ network: { groups: { sum } } }).spec.network.groups;
    expect(portsOf("sum", joined, CATALOG.layers)?.inputs).toEqual([
      { name: "in", many: true, title: "" },
    ]);
  });

  it("has none where its type is unknown, and a name of the language itself is unknown", () => {
    const spec = makeDocument({ network: { nodes: [{ id: "a", type: "constructor" }] } }).spec;
    expect(portsOf("constructor", spec.network.groups, CATALOG.layers)).toBeUndefined();
    expect(normalForm(spec, CATALOG).network.nodes).toEqual(spec.network.nodes);
    expect(ofNetwork(spec)).toEqual([]);
  });

  it("inside itself is read to an end", () => {
    const inside = { ...RESIDUAL, nodes: [{ id: "sum", type: "inside" }] };
    const { groups } = makeDocument({ network: { groups: { inside } } }).spec.network;
    expect(portsOf("inside", groups, CATALOG.layers)?.inputs).toHaveLength(1);
    expect(isLiveSetting(groups, "inside", "rate", isLiveLayer)).toBe(false);
  });
});

describe("live values of groups", () => {
  it("are parameters that are the plain value of live settings, and live settings inside", () => {
    const spec = withNode(residualNetwork(), "deep", { config: { rate: 0.1, width: 4 } });
    expect(ofNetwork(spec)).toEqual([
      ["network.groups.residual.nodes.late.config.rate", 0.5],
      ["network.nodes.deep.config.rate", 0.1],
    ]);
  });

  it("change no structure; the number of copies, another parameter and an inner setting do", () => {
    const structure = (spec: Spec) => splitSpec(spec, isLiveField).structure;
    const base = withNode(residualNetwork(), "deep", { config: { rate: 0.1, width: 4 } });
    const live = withLiveValues(base, {
      "network.nodes.deep.config.rate": 0.3,
      "network.groups.residual.nodes.late.config.rate": 0.2,
    });
    expect(nodeAt(live, "deep/late")?.config).toEqual({ rate: 0.2 });
    expect(structure(live)).toBe(structure(base));
    expect(structure(withNode(base, "deep", { repeat: 2 }))).not.toBe(structure(base));
    const wide = withNode(base, "deep", { config: { rate: 0.1, width: 8 } });
    expect(structure(wide)).not.toBe(structure(base));
  });

  it("of a group that nothing is made of are no values of the run", () => {
    const draft = { ...makeDocument({}), spec: residualNetwork() };
    const without = removeNodes(draft, ["deep"]).spec;
    expect(without.network.groups).toHaveProperty("residual");
    expect(ofNetwork(without)).toEqual([]);
    expect(splitSpec(without, isLiveField).structure).not.toContain("residual");
  });
});

describe("two runs of groups", () => {
  const base = residualNetwork();
  it("differ in the number of copies, and in a setting inside the group", () => {
    const more = withNode(base, "deep", { repeat: 4 });
    expect(differences(base, more, null)).toEqual([
      { path: "network.nodes.deep.repeat", type: "residual", former: 1 },
    ]);
    const draft = { ...makeDocument({}), spec: base };
    const late = editPlace(draft, "deep", (inner) => ({
      ...inner,
      spec: withNode(inner.spec, "late", { config: { rate: 0.2 } }),
    })).spec;
    expect(differences(base, late, null)).toEqual([
      { path: "network.groups.residual.nodes.late.config.rate", type: "dropout", former: 0.5 },
    ]);
  });

  it("share what lies before a group that was edited, and nothing behind it", () => {
    const draft = { ...makeDocument({}), spec: base };
    const edited = editPlace(draft, "deep", (inner) => removeNodes(inner, ["late"])).spec;
    expect([...trainedParts(base, edited, isLiveField).outputs]).toEqual(["x", "first"]);
    expect([...trainedParts(base, base, isLiveField).gradients].sort()).toEqual(
      ["deep", "first", "last", "x"].sort(),
    );
  });
});

describe("a place in an open group", () => {
  it("is edited as a network is: the output moves on with the last block, the inputs stay", () => {
    const draft = { ...makeDocument({}), spec: residualNetwork() };
    const without = editPlace(draft, "deep", (inner) => removeNodes(inner, ["late"]));
    const group = without.spec.network.groups?.residual;
    expect(group?.ports).toEqual({ inputs: ["in"], output: "sum" });
    expect(group?.nodes.map(({ id }) => id)).toEqual(["fit", "drop", "sum"]);
    expect(without.spec.objectives).toBe(draft.spec.objectives);
  });

  it("names the path of its settings in the spec", () => {
    const spec = residualNetwork();
    expect(specPath(spec, "deep")).toBe("network.nodes.deep");
    expect(specPath(spec, "deep/late")).toBe("network.groups.residual.nodes.late");
    expect(nodeAt(spec, "deep/none")).toBeUndefined();
    expect(nodeAt(spec, "none/late")).toBeUndefined();
  });
});

describe("the groups of a document", () => {
  const DRAFT = { ...makeDocument({}), spec: residualNetwork() };

  it("are duplicated as blocks, and come along where a block is pasted into another document", () => {
    const { document: twice, ids } = duplicateNodes(DRAFT, ["deep"]);
    expect(ids).toEqual(["residual_1"]);
    expect(Object.keys(twice.spec.network.groups ?? {})).toEqual(["residual"]);
    const pasted = duplicateNodes(makeDocument({}), ["deep"], DRAFT.spec).document;
    expect(pasted.spec.network.groups).toEqual(DRAFT.spec.network.groups);
  });

  it("keep a group of the same name that is another one, and give the new one a name of its own", () => {
    const outer = { ...RESIDUAL, nodes: [{ id: "late", type: "residual" }], edges: [] };
    const from = makeDocument({
      network: { groups: { residual: { ...RESIDUAL, edges: [] }, outer } },
    });
    const { document: taken, names } = takeGroups(DRAFT, from.spec.network.groups, ["outer"]);
    expect(names.get("residual")).toBe("residual_1");
    const { groups = {} } = taken.spec.network;
    expect(groups.residual).toBe(DRAFT.spec.network.groups?.residual);
    expect(groups.outer?.nodes[0]?.type).toBe("residual_1");
    expect(groups.residual_1?.edges).toEqual([]);
  });

  it("are renamed wherever blocks are made of them; a taken or wrong name changes nothing", () => {
    const renamed = renameGroup(DRAFT, "residual", "skip").spec.network;
    expect(Object.keys(renamed.groups ?? {})).toEqual(["skip"]);
    expect(renamed.nodes.map(({ type }) => type)).toEqual(["input", "dense", "skip", "dense"]);
    expect(renameGroup(DRAFT, "residual", "Skip it")).toBe(DRAFT);
    expect(renameGroup(DRAFT, "residual", "residual")).toBe(DRAFT);
    expect(renameGroup(DRAFT, "none", "skip")).toBe(DRAFT);
  });
});

describe("what nothing uses", () => {
  const base = residualNetwork();
  const groups = { ...base.network.groups };
  const residual = { ...RESIDUAL, parameters: { ...RESIDUAL.parameters, depth: 9 } };
  const kept = withNode(
    completeSpec({
      ...base,
      network: { ...base.network, groups: { ...groups, residual, spare: RESIDUAL } },
    }),
    "deep",
    { config: { depth: 4 } },
  );

  it("is no part of the normal form: neither a group nor a parameter", () => {
    const found = normalForm(kept, CATALOG);
    expect(Object.keys(found.network.groups ?? {})).toEqual(["residual"]);
    expect(found).toEqual(normalForm(base, CATALOG));
    expect(Object.keys(kept.network.groups ?? {})).toContain("spare");
  });

  it("makes no other experiment, and what is read does", () => {
    const structure = (spec: Spec) => splitSpec(normalForm(spec, CATALOG), isLiveField).structure;
    expect(structure(kept)).toBe(structure(base));
    expect(structure(withNode(kept, "deep", { config: { width: 7 } }))).not.toBe(structure(base));
  });

  it("is a parameter that only a group reads which doesn't use it", () => {
    const outer = {
      ports: { inputs: ["in"], output: "a" },
      nodes: [
        {
          id: "a",
          type: "residual",
          config: { depth: { parameter: "on" }, rate: { parameter: "r" } },
        },
      ],
    };
    const parts = completeSpec({ network: { groups: { residual, outer } } }).network.groups ?? {};
    expect([...usedParameters(parts, "outer")]).toEqual(["r"]);
    expect([...usedParameters(parts, "residual")].sort()).toEqual(["rate", "width"]);
  });
});
