import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeDocument } from "../../domain/document";
import { lossName } from "../../domain/lossBlocks";
import { removeObjective, setObjectiveAt } from "../../domain/objectives";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { documentStore, editDocument, openDocument } from "../../state/documentStore";
import { runFrame } from "../../state/scheduler";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { LossValue } from "./LossValue";

const THREE = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "code", type: "dense" },
      { id: "out", type: "dense" },
    ],
  },
  objectives: [
    { prediction: "out" },
    { prediction: "code", target: "none", weight: 0.1 },
    { prediction: "out", target: "one_hot", weight: 0.1 },
  ],
});

let stage: Stage;

/** A run of three objectives that cost 2, 3 and 4. */
function stageThree(): void {
  const scalars = [...SCHEMA.scalars, "objectives.0", "objectives.1", "objectives.2"];
  const buffer = stage.runs.stage("run", { ...SCHEMA, scalars }, documentStore.getState().spec);
  const data = Float32Array.from(scalars.flatMap((_, row) => [row, row, row, row]));
  const arrays = new Map([["scalar_buckets", { shape: [scalars.length, 1, 4], data }]]);
  buffer.apply({ ...recordFrame(0, 1, 0.5), arrays });
}

let nowMs = 1e9;

function shown(index: number): string {
  const { unmount } = render(<LossValue index={index} />, onStage(stage));
  nowMs += 1000;
  runFrame(nowMs);
  const text = screen.getByTestId(`value-${lossName(index)}`).textContent ?? "";
  unmount();
  return text;
}

beforeEach(() => {
  openDocument(THREE);
  stage = new Stage();
  stageThree();
});

afterEach(cleanup);

it("shows what each objective costs", () => {
  expect([0, 1, 2].map(shown).map(Number)).toEqual([2, 3, 4]);
});

it("shows the value of the same objective after another was deleted", () => {
  editDocument((draft) => removeObjective(draft, 1));
  expect([0, 1].map(shown).map(Number)).toEqual([2, 4]);
});

it("shows none for an objective that the run does not train", () => {
  editDocument((draft) => setObjectiveAt(draft, 1, { prediction: "x" }));
  expect([0, 1, 2].map(shown)).toEqual(["2.00", "", "4.00"]);
});

it("shows none where the network before the loss is another than the run's", () => {
  editDocument((draft) => {
    const nodes = draft.spec.network.nodes.map((node) =>
      node.id === "out" ? { ...node, type: "maxout" } : node,
    );
    return { ...draft, spec: { ...draft.spec, network: { ...draft.spec.network, nodes } } };
  });
  expect([0, 1, 2].map(shown)).toEqual(["", "3.00", ""]);
});
