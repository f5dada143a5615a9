import { beforeAll, expect, it } from "vitest";
import type { ActiveFinding } from "../../domain/runEvents";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { loadTexts, t, tText } from "../../i18n";
import type { RunState } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { liveSummary, NOTHING_ANNOUNCED } from "./summaryText";

beforeAll(() => loadTexts("problems"));

const STATE: RunState = {
  ...{
    run_id: "run",
    status: "running" as const,
    step: 8,
    epoch: 0.8,
    steps_per_second: 1,
    run_time_s: 1,
  },
  ...{ device: "", learning_rate: null, compile_count: 0, degraded: null },
};

function finding(code: string): ActiveFinding {
  return { code, nodeId: null, step: 8, endedAt: null, severity: "warning", values: {}, cures: [] };
}

it("says the loss, what it was before, and which findings came and went", () => {
  const stage = new Stage();
  const buffer = stage.runs.stage("run", SCHEMA, null);
  buffer.apply(recordFrame(0, 8, 0.5));
  stage.session.setState({ runId: "run", state: STATE, findings: [finding("dying_relu")] });
  const first = liveSummary(stage, NOTHING_ANNOUNCED, t, tText);
  expect(first.sentences).toBe("Step 8, training loss 0.500. New finding: Dying ReLU.");
  buffer.apply(recordFrame(1, 16, 0.25));
  stage.session.setState({
    state: { ...STATE, step: 16 },
    findings: [finding("vanishing_gradient")],
  });
  const second = liveSummary(stage, first.announced, t, tText);
  expect(second.sentences).toBe(
    "Step 16, training loss 0.250. Before: 0.500. New finding: Vanishing gradient. No longer found: Dying ReLU.",
  );
  const third = liveSummary(stage, second.announced, t, tText);
  expect(third.sentences).toBe("Step 16, training loss 0.250.");
  stage.session.setState({ runId: "next" });
  expect(liveSummary(stage, third.announced, t, tText).sentences).toContain("New finding");
});
