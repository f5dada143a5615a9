import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { makeDocument } from "../domain/document";
import { RunBuffer } from "../domain/runBuffer";
import { completeSpec, type Problem } from "../domain/spec";
import { SCHEMA } from "../domain/testFrames";
import { openDocument } from "./documentStore";
import { Stage } from "./stage";
import { onStage } from "./testStage";
import { useProblemsOfRun } from "./useProblemsOfRun";

const network = (type: string) => ({ network: { nodes: [{ id: "block_1", type }] } });
const PROBLEM: Problem = {
  ...{ code: "out_of_bounds", message: "", node_id: null, hint: null, got: 0, expected: "≥ 1" },
  ...{ path: "network.nodes.block_1.config.units", advice: null, fix: [] },
};

it("a refusal names settings of the run that is shown, whatever is drawn by now", () => {
  openDocument(makeDocument(network("relu")));
  const stage = new Stage();
  const { result, rerender } = renderHook(useProblemsOfRun, onStage(stage));
  expect(result.current(PROBLEM).place?.node?.type).toBe("relu");
  stage.runs.stageRecord(new RunBuffer("run", SCHEMA), completeSpec(network("dense")));
  rerender();
  expect(result.current(PROBLEM).place).toMatchObject({
    node: { id: "block_1", type: "dense" },
    settings: [{ family: "layers", type: "dense", field: "units" }],
  });
  expect(result.current({ ...PROBLEM, path: "dense_1/kernel" }).place).toBeNull();
});
