import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { readCatalog } from "../../domain/catalog";
import { makeDocument } from "../../domain/document";
import { objectiveEdgeId } from "../../domain/lossBlocks";
import { removeObjective } from "../../domain/objectives";
import { SCHEMA } from "../../domain/testFrames";
import { clearStage, stageRun } from "../../state/buffers";
import { documentStore, editDocument, openDocument } from "../../state/documentStore";
import { graphGeometry } from "../../state/graphGeometry";
import { useGraphModel } from "./useGraphModel";

const CATALOG = readCatalog({});
const TWO = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "out", type: "dense" },
    ],
    edges: [{ source: "x", target: "out" }],
  },
  objectives: [{ prediction: "out" }, { prediction: "out", target: "one_hot" }],
});

/** The blocks that light the wire into the first loss. */
function sources(): readonly string[] | undefined {
  renderHook(() => useGraphModel(CATALOG, null));
  return graphGeometry().edges.find(({ id }) => id === objectiveEdgeId(0))?.gradientSources;
}

afterEach(() => {
  cleanup();
  clearStage();
});

it("lights the wire of a single objective", () => {
  openDocument(removeObjective(TWO, 1));
  expect(sources()).toEqual(["out", "x"]);
});

it("lights no wire with the gradient of a run that mixed it with an objective deleted since", () => {
  openDocument(TWO);
  stageRun("run", SCHEMA, documentStore.getState().spec);
  editDocument((draft) => removeObjective(draft, 1));
  expect(sources()).toEqual([]);
});
