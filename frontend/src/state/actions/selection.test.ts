import { beforeEach, expect, it } from "vitest";
import { makeDocument } from "../../domain/document";
import { lossNodeId } from "../../domain/lossBlocks";
import { CODED } from "../../domain/testNetworks";
import { documentStore, openDocument } from "../documentStore";
import { selectNodes, setUi, uiStore } from "../uiStore";
import { removeSelection } from "./selection";

const SEVERAL = makeDocument({
  network: CODED,
  objectives: ["out", "code", "x"].map((prediction) => ({ prediction })),
});

beforeEach(() => openDocument(SEVERAL));

function read(): string[] {
  return documentStore.getState().spec.objectives.map(({ prediction }) => prediction);
}

it("removes selected blocks and further losses in one step of undo", () => {
  selectNodes(["code", lossNodeId(0), lossNodeId(1)]);
  removeSelection();
  expect(read()).toEqual(["out", "x"]);
  expect(documentStore.getState().spec.network.nodes.map(({ id }) => id)).toEqual(["x", "out"]);
  expect(documentStore.temporal.getState().pastStates).toHaveLength(1);
  expect(uiStore.getState().selection).toEqual([]);
});

it("makes no edit for what is not there any more, nor for the loss that is to be learned", () => {
  const { spec } = documentStore.getState();
  for (const selection of [[lossNodeId(3)], ["gone"], [lossNodeId(0)]]) {
    selectNodes(selection);
    removeSelection();
    expect(documentStore.getState().spec).toBe(spec);
  }
  setUi({ selection: [], selectedEdges: ["x.out>gone.in"] });
  removeSelection();
  expect(documentStore.getState().spec).toBe(spec);
  expect(documentStore.temporal.getState().pastStates).toHaveLength(0);
});
