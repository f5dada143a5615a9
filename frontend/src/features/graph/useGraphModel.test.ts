import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeDocument } from "../../domain/document";
import { objectiveEdgeId } from "../../domain/lossBlocks";
import { removeObjective } from "../../domain/objectives";
import { makeCatalog } from "../../domain/testCatalog";
import { SCHEMA } from "../../domain/testFrames";
import { documentStore, editDocument, openDocument } from "../../state/documentStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { useGraphModel } from "./useGraphModel";

const CATALOG = makeCatalog({});
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

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

/** The blocks that light the wire into the first loss. */
function sources(): readonly string[] | undefined {
  renderHook(() => useGraphModel(CATALOG, null, () => false), onStage(stage));
  return stage.canvas.geometry.edges.find(({ id }) => id === objectiveEdgeId(0))?.gradientSources;
}

afterEach(cleanup);

it("lights the wire of a single objective", () => {
  openDocument(removeObjective(TWO, 1));
  expect(sources()).toEqual(["out", "x"]);
});

it("lights no wire with the gradient of a run that mixed it with an objective deleted since", () => {
  openDocument(TWO);
  stage.runs.stage("run", SCHEMA, documentStore.getState().spec);
  editDocument((draft) => removeObjective(draft, 1));
  expect(sources()).toEqual([]);
});
