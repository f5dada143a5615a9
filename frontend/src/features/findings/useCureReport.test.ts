import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CureReport, RunComparison } from "../../domain/cureReport";
import { completeSpec } from "../../domain/spec";
import { runDetail, runInfo } from "../../domain/testRuns";
import { queryClient } from "../../state/queries";
import { runFrame } from "../../state/scheduler";
import type { RunInfo, RunPart, RunState, RunStatus } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { useCureReport } from "./useCureReport";

const SPEC = completeSpec({ network: { nodes: [{ id: "x", type: "input" }] } });
const CODE = "vanishing_gradient";

let stage: Stage;
let nowMs: number;
/** Trials whose verdict the server calls final. */
let final: Set<string>;
/** Fixes that the finding of the base offers, as the server tells them. */
let offered: string[];

function compared(run_id: string): RunComparison {
  const side = (id: string): RunComparison["first"] => ({
    ...{ run_id: id, standing: false, others: [], diverged_at: null },
    ...{ measure: 2, loss: 0.5, loss_from: 33, evaluation: null },
  });
  return {
    ...{ step: 64, final_step: 128, verdict: "worked" },
    status: final.has(run_id) ? "final" : "so_far",
    finding: { code: CODE, node_id: null, cure: `cure_${run_id}`, step: 16 },
    ...{ finding_change: "gone", loss_change: "lower", loss_by: "training" },
    ...{ first: side("base"), second: side(run_id) },
  };
}

function answer(url: string): Response {
  const trial = /compare\/([^/?]+)/.exec(url)?.[1];
  if (trial !== undefined) return Response.json(compared(trial));
  const cures = offered.map((code) => ({ code, spec: { code } }));
  const detail = { code: CODE, active: true, values: {}, cures };
  const finding = { run_id: "base", seq: 3, step: 16, kind: "finding", detail };
  const event = { type: "event", ...finding };
  return Response.json({ ...runDetail("base", SPEC), events: [event] });
}

function trial(run_id: string, status: RunStatus, step: number): RunInfo {
  return { ...runInfo(run_id, "cure"), from_run_id: "base", status, step };
}

function state(run_id: string, status: RunStatus, step: number): RunState {
  const at = { run_id, status, step, epoch: 0, steps_per_second: 0, run_time_s: 0 };
  return { ...at, device: "cpu", learning_rate: null, compile_count: 0, degraded: null };
}

function part(now: RunState): RunPart {
  const none = { schema: null, findings: [], divergence: null, testOpening: null };
  return { runId: now.run_id, state: now, ...none };
}

function statusOf(report: CureReport | null, runId: string): string | undefined {
  return report?.rows.find((row) => row.trial?.runId === runId)?.trial?.comparison.status;
}

/** The page looks at what lives once more. */
function look(): void {
  nowMs += 1000;
  act(() => runFrame(nowMs));
}

beforeEach(() => {
  [nowMs, final, offered] = [1e9, new Set(["one"]), ["cure_one"]];
  vi.stubGlobal("fetch", async ({ url }: Request) => answer(url));
  queryClient.clear();
  stage = new Stage();
  const base = { ...runInfo("base", "first"), status: "running" } as const;
  const runs = [base, trial("one", "recorded", 200), trial("two", "running", 20)];
  stage.session.setState({ runs, ...part(state("two", "running", 40)) });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the report of a fix in focus", () => {
  it("follows another trial that still trains, until that ends", async () => {
    stage.showInstead(part(state("one", "recorded", 200)));
    const { result } = renderHook(useCureReport, onStage(stage));
    await waitFor(() => expect(statusOf(result.current, "two")).toBe("so_far"));
    final.add("two");
    act(() => stage.publishLive({ state: state("two", "finished", 41) }));
    look();
    await waitFor(() => expect(statusOf(result.current, "two")).toBe("final"));
  });

  it("has what the run with the finding reported since, once that ends", async () => {
    const { result } = renderHook(useCureReport, onStage(stage));
    await waitFor(() => expect(result.current?.rows.map((row) => row.cure)).toContain("cure_one"));
    offered = ["cure_one", "cure_late"];
    const runs = stage.session
      .getState()
      .runs.map((run) => (run.run_id === "base" ? { ...run, status: "recorded" as const } : run));
    act(() => stage.session.setState({ runs }));
    await waitFor(() => expect(result.current?.rows.map((row) => row.cure)).toContain("cure_late"));
  });
});
