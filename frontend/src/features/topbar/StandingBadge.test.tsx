import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import type { RunState, SessionView } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { StandingBadge } from "./StandingBadge";

afterEach(cleanup);

const STATE: RunState = {
  ...{ run_id: "run", status: "running", step: 8, epoch: 0.8, steps_per_second: 1 },
  ...{ run_time_s: 1, device: "", learning_rate: null, compile_count: 0, degraded: null },
};

it.each<[SessionView["connection"], string]>([
  ["open", "Live"],
  ["lost", "Latest"],
  ["refused", "Latest"],
])("numbers of a run in training, with the connection %s, are called %s", (connection, text) => {
  const stage = new Stage();
  stage.runs.stage("run", SCHEMA, null).apply(recordFrame(0, 8, 0.5));
  stage.session.setState({ runId: "run", phase: "own", state: STATE, connection });
  render(<StandingBadge />, onStage(stage));
  expect(screen.getByTestId("standing-badge").textContent).toBe(text);
});
