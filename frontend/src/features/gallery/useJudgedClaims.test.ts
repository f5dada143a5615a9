import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../state/queries";
import { runFrame } from "../../state/scheduler";
import type { RunState, RunStatus } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { useJudgedClaims } from "./useJudgedClaims";

let stage: Stage;
let nowMs: number;
/** Requests in their order, each with what answers it by a record that goes to a step. */
let asked: ((reached: number) => void)[];

function state(status: RunStatus, step: number): RunState {
  const at = { run_id: "run", status, step, epoch: 0, steps_per_second: 0, run_time_s: 0 };
  return { ...at, device: "cpu", learning_rate: null, compile_count: 0, degraded: null };
}

function ask(): Promise<Response> {
  const claim = { lab: "xor", index: 0, run_ids: ["run"], status: "pending", value: 0.5 };
  return new Promise((resolve) => {
    asked.push((reached) =>
      resolve(Response.json({ reached, claims: [{ ...claim, step: reached }] })),
    );
  });
}

async function answer(request: number, reached: number): Promise<void> {
  await waitFor(() => expect(asked).toHaveLength(request), { timeout: 5000 });
  asked.at(-1)?.(reached);
}

/** The run comes to a step, and the page looks. */
function come(status: RunStatus, step: number): void {
  nowMs += 1000;
  act(() => {
    stage.session.setState({ state: state(status, step) });
    runFrame(nowMs);
  });
}

beforeEach(() => {
  [nowMs, asked] = [1e9, []];
  vi.stubGlobal("fetch", ask);
  queryClient.clear();
  stage = new Stage();
  stage.session.setState({ runId: "run", state: state("running", 0) });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("a run at rest gets the answer of its own step, also where the record came later than its pause", async () => {
  const { result } = renderHook(useJudgedClaims, onStage(stage));
  await answer(1, 0);
  await waitFor(() => expect(result.current[0]?.step).toBe(0));
  come("paused", 2560);
  await answer(2, 0);
  await answer(3, 2560);
  await waitFor(() => expect(result.current[0]?.step).toBe(2560));
});

it("of a run in training one answer is waited for at a time", async () => {
  const { result } = renderHook(useJudgedClaims, onStage(stage));
  for (const step of [1, 2, 3, 4, 8, 16, 32, 64]) come("running", step);
  expect(asked).toHaveLength(1);
  await answer(1, 8);
  await answer(2, 64);
  await waitFor(() => expect(result.current[0]?.step).toBe(64));
});
