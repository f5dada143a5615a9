import { afterEach, beforeEach, expect, it } from "vitest";
import type { ActiveFinding } from "../domain/runEvents";
import type { RunState } from "./sessionStore";
import { Stage } from "./stage";
import { chooseSpeed, slowAtFindings, watchExample } from "./teaching";
import { setUi, uiStore } from "./uiStore";

const FINDING: ActiveFinding = {
  ...{ code: "vanishing", severity: "warning", nodeId: "d1", values: {}, cures: [] },
  ...{ step: 96, endedAt: null },
};

let stage: Stage;
let stop: () => void;

function find(...findings: ActiveFinding[]): void {
  stage.session.setState({ findings });
}

beforeEach(() => {
  stage = new Stage();
  stop = slowAtFindings(stage);
  const state = { run_id: "run", status: "running", step: 9, epoch: 0 } as RunState;
  stage.enter("opening");
  stage.enter("own", { runId: "run", state });
  watchExample(stage, 30);
});

afterEach(() => {
  stop();
  setUi({ speed: null, teaching: false, notice: null });
});

it("an example slows down when a finding comes up, and says so", () => {
  find({ ...FINDING, endedAt: 90 });
  expect(uiStore.getState()).toMatchObject({ speed: 30, notice: null });
  find(FINDING);
  expect(uiStore.getState()).toMatchObject({
    ...{ speed: 10, teaching: true },
    notice: { key: "notice.slowed", values: { count: "10" } },
  });
});

it("a speed that the visitor chose stays, whatever is found", () => {
  chooseSpeed(stage, null);
  find(FINDING);
  expect(uiStore.getState()).toMatchObject({ speed: null, teaching: false, notice: null });
  watchExample(stage, 30);
  find(FINDING, { ...FINDING, nodeId: "d3" });
  expect(uiStore.getState().notice?.key).toBe("notice.slowed");
  chooseSpeed(stage, 1000);
  expect(uiStore.getState().notice).toBeNull();
  find(FINDING, { ...FINDING, nodeId: "d2" });
  expect(uiStore.getState().speed).toBe(1000);
});

it("a finding that is known, or of a run at rest, changes no speed", () => {
  find(FINDING);
  setUi({ speed: 30, notice: null });
  find({ ...FINDING });
  expect(uiStore.getState().speed).toBe(30);
  stage.session.setState({ state: null });
  find(FINDING, { ...FINDING, nodeId: "d2" });
  expect(uiStore.getState().speed).toBe(30);
});
