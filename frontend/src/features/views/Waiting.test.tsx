import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { RunState } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { StageProvider } from "../../state/useStage";
import { ConfusionView } from "./ConfusionView";

afterEach(cleanup);

function said(status: RunState["status"] | null): string {
  const stage = new Stage();
  if (status !== null) {
    const state = { run_id: "run", status, step: 0, epoch: 0 } as RunState;
    stage.session.setState({ runId: "run", state });
  }
  render(
    <StageProvider value={stage}>
      <ConfusionView />
    </StageProvider>,
  );
  const text = screen.getByText(/shown/i).textContent ?? "";
  cleanup();
  return text;
}

it("the confusion matrix says when it comes", () => {
  expect(said(null)).toMatch(/once training starts/);
  expect(said("compiling")).toMatch(/once this network is compiled/);
  expect(said("running")).toMatch(/in a moment/);
});
