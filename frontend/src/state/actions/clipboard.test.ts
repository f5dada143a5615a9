import { beforeEach, describe, expect, it } from "vitest";
import { makeDocument, setNodeSettings } from "../../domain/document";
import { graphAt } from "../../domain/places";
import { findNode, type Spec } from "../../domain/spec";
import { residualNetwork } from "../../domain/testNetworks";
import { documentStore, openDocument } from "../documentStore";
import { openGroup } from "../openGroups";
import { selectNodes, setUi, uiStore } from "../uiStore";
import { copySelection, pasteCopy } from "./clipboard";

/** The residual block with a width and a rate of its own, and a second one with the group's. */
function network(): Spec {
  const { network: drawn, ...spec } = residualNetwork();
  const second = drawn.nodes
    .filter(({ id }) => id === "deep")
    .map((node) => ({ ...node, id: "twin" }));
  const draft = {
    ...makeDocument({}),
    spec: { ...spec, network: { ...drawn, nodes: [...drawn.nodes, ...second] } },
  };
  return setNodeSettings(draft, "deep", { config: { width: 12, rate: 0.125 } }).spec;
}

function now(): Spec {
  return documentStore.getState().spec;
}

function copyFrom(...ids: string[]): void {
  selectNodes(ids);
  copySelection();
}

function pasteAt(id: string): void {
  selectNodes([id]);
  pasteCopy();
}

beforeEach(() => {
  openDocument({ ...makeDocument({}), spec: network() });
  openGroup("deep");
  openGroup("twin");
  setUi({ notice: null });
});

describe("blocks of a group that use its parameters", () => {
  it("have the present values where they are pasted outside, and the page says which", () => {
    copyFrom("deep/fit", "deep/drop");
    pasteAt("first");
    expect(findNode(now(), "dense_1")?.config).toEqual({ units: 12 });
    expect(findNode(now(), "dropout_1")?.config).toEqual({ rate: 0.125 });
    expect(now().network.edges).toContainEqual(
      expect.objectContaining({ source: "dense_1", target: "dropout_1" }),
    );
    expect(uiStore.getState().notice).toEqual({
      key: "group.values_written",
      values: { group: "residual", values: "width = 12, rate = 0.125" },
    });
  });

  it("keep them within the group, opened at whichever block", () => {
    copyFrom("deep/fit");
    pasteAt("twin/sum");
    const pasted = graphAt(now(), "twin")?.nodes.find(({ id }) => id === "dense_1");
    expect(pasted?.config).toEqual({ units: { parameter: "width" } });
    expect(uiStore.getState().notice).toBeNull();
  });

  it("have values for those parameters that the group has lost since", () => {
    copyFrom("deep/fit", "deep/drop");
    const { groups = {} } = now().network;
    const residual = { ...groups.residual, parameters: { rate: 0.25 } };
    const edited = {
      ...groups,
      residual: { ...residual, nodes: [], edges: [], ports: { inputs: ["in"], output: "sum" } },
    };
    const spec = { ...now(), network: { ...now().network, groups: edited } };
    openDocument({ ...makeDocument({}), spec });
    openGroup("deep");
    pasteAt("deep");
    const inside = graphAt(now(), "deep")?.nodes.map(({ config }) => config);
    expect(inside).toEqual([{ units: 12 }, { rate: { parameter: "rate" } }]);
  });

  it("without parameters among them are pasted without a word", () => {
    copyFrom("deep/late");
    pasteAt("first");
    expect(findNode(now(), "dropout_1")?.config).toEqual({ rate: 0.5 });
    expect(uiStore.getState().notice).toBeNull();
  });
});
