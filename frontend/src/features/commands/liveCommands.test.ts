import { afterEach, beforeEach, expect, it } from "vitest";
import type { ActiveFinding } from "../../domain/runEvents";
import { makeCatalog } from "../../domain/testCatalog";
import { loadTexts, t, tText } from "../../i18n";
import { Stage } from "../../state/stage";
import { studiesStore } from "../../state/studies";
import { setUi, uiStore } from "../../state/uiStore";
import { liveCommands } from "./liveCommands";

const CATALOG = makeCatalog({
  probes: [
    {
      ...{ type: "hessian", title: "Hessian", summary: "", source: "" },
      options: { examples: ["256", "1024"] },
    },
  ],
});
const FINDING: ActiveFinding = {
  severity: "warning",
  ...{ code: "vanishing", nodeId: null, values: {}, step: 8, endedAt: null },
  cures: [{ code: "hidden_relu", spec: {} }],
};

let stage: Stage;

function commands() {
  return liveCommands({ stage, t, text: tText }, CATALOG);
}

function find(id: string) {
  return commands().find((each) => each.id === id);
}

beforeEach(async () => {
  stage = new Stage();
  await Promise.all([loadTexts("guide"), loadTexts("probes"), loadTexts("studies")]);
});

afterEach(() => {
  setUi({ studyOpen: false, probesOpen: false });
  studiesStore.setState({ kept: [], shown: null });
});

it("fixes of the finding that is shown are commands, until it is dismissed", () => {
  stage.session.setState({ findings: [FINDING], runId: "run" });
  expect(find("fix.hidden_relu.try")?.title).toBe("ReLU between the layers: Try");
  find("fix.vanishing.dismiss")?.run();
  expect(commands().filter(({ kind }) => kind === "fix")).toEqual([]);
});

it("a measurement without a run says what it needs, and does not begin", () => {
  const measure = find("measurement.hessian.measure");
  expect(measure?.refused).toBe("Train a run first: press Play.");
  measure?.run();
  expect(stage.measuring.getState().running).toBeNull();
});

it("a measurement on its way can be stopped", () => {
  stage.measuring.setState({ running: "hessian" });
  const stop = find("measurement.hessian.stop");
  expect(stop?.refused).toBeNull();
  stop?.run();
  expect(stage.measuring.getState().running).toBeNull();
});

it("studies begun here open from the list", () => {
  const kept = [{ id: "one", title: "Spiral", type: "sweep", preset: "rates" }];
  studiesStore.setState({ kept });
  find("study.one.show")?.run();
  expect(studiesStore.getState().shown).toBe("one");
  expect(uiStore.getState().studyOpen).toBe(true);
});
