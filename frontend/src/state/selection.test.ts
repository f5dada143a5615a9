import { afterEach, beforeEach, expect, it } from "vitest";
import { makeDocument } from "../domain/document";
import { lossNodeId } from "../domain/lossBlocks";
import { removeObjective, setObjectiveAt } from "../domain/objectives";
import { editDocument, openDocument, undo } from "./documentStore";
import { followObjectives } from "./selection";
import { selectNodes, uiStore } from "./uiStore";

const THREE = makeDocument({
  objectives: [{ prediction: "a" }, { prediction: "b" }, { prediction: "c" }],
});
const [FIRST, SECOND, THIRD] = [0, 1, 2].map(lossNodeId);

let stop: () => void;

function select(...ids: (string | undefined)[]): void {
  selectNodes(ids.map((id) => id ?? ""));
}

beforeEach(() => {
  openDocument(THREE);
  stop = followObjectives();
});

afterEach(() => {
  stop();
  selectNodes([]);
});

it("deselects the block of a removed objective and those that came to stand for another", () => {
  select("a", FIRST, SECOND, THIRD);
  editDocument((draft) => removeObjective(draft, 1));
  expect(uiStore.getState().selection).toEqual(["a", FIRST]);
  select(SECOND);
  undo();
  expect(uiStore.getState().selection).toEqual([]);
});

it("keeps selected what an edit leaves in its place", () => {
  select(SECOND);
  editDocument((draft) => removeObjective(draft, 2));
  editDocument((draft) => setObjectiveAt(draft, 1, { weight: 3 }));
  expect(uiStore.getState().selection).toEqual([SECOND]);
});
