import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { recordFrame, SCHEMA } from "../domain/testFrames";
import { openDocument } from "./documentStore";
import { Runs } from "./runs";
import { play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { EMPTY_SESSION, NEXT_PHASES, type Phase, type RunState } from "./sessionStore";
import { Stage } from "./stage";
import { Server } from "./testServer";
import { StageProvider, usePlayhead, useSession } from "./useStage";

const SPEC = makeDocument({ network: { nodes: [{ id: "x", type: "input" }] } });

function state(run_id: string, step: number): RunState {
  return { run_id, status: "paused", step, epoch: 0 } as RunState;
}

function Shown({ id }: { id: string }) {
  const reached = useSession((session) => session.state?.step);
  const step = usePlayhead((playhead) => playhead.step ?? "live");
  return <p data-testid={id}>{`${reached} ${step}`}</p>;
}

describe("stages side by side", () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("have each a session, a run and a line of their own", async () => {
    vi.stubGlobal("WebSocket", Server);
    vi.stubGlobal("fetch", async () => Response.json({ session_id: "s", owner_token: "secret" }));
    openDocument(SPEC);
    const [first, second] = [new Stage(), new Stage()];
    await play(first);
    const line = Server.current;
    expect(first.session.getState()).toMatchObject({ phase: "own", runId: "run-1" });
    expect(second.session.getState()).toBe(EMPTY_SESSION);
    await play(second);
    expect(Server.current).not.toBe(line);
    leaveSession(second);
    expect(first.session.getState()).toMatchObject({ phase: "own", runId: "run-1" });
    expect(first.runs.current?.runId).toBe("run-1");
    line.say({ type: "state", state: state("run-1", 7) });
    expect(first.session.getState().state?.step).toBe(7);
    leaveSession(first);
  });

  it("are shown each by the components around which they stand", () => {
    const [first, second] = [new Stage(), new Stage()];
    first.session.setState({ state: state("a", 3) });
    second.session.setState({ state: state("b", 40) });
    second.playhead.goTo(20);
    render(
      <>
        <StageProvider value={first}>
          <Shown id="first" />
        </StageProvider>
        <StageProvider value={second}>
          <Shown id="second" />
        </StageProvider>
      </>,
    );
    expect(screen.getByTestId("first").textContent).toBe("3 live");
    expect(screen.getByTestId("second").textContent).toBe("40 20");
  });
});

describe("the phases of a stage", () => {
  const phases = Object.keys(NEXT_PHASES) as Phase[];

  function inPhase(phase: Phase): Stage {
    const stage = new Stage();
    stage.session.setState({ phase });
    return stage;
  }

  it.each(phases)("%s leads to its next ones and to no other", (phase) => {
    for (const next of phases) {
      const stage = inPhase(phase);
      if (next === phase || NEXT_PHASES[phase].includes(next)) {
        stage.enter(next);
        expect(stage.session.getState().phase).toBe(next);
      } else {
        expect(() => stage.enter(next)).toThrow(`a stage that is ${phase} cannot become ${next}`);
      }
    }
  });

  it("lead from everywhere back to the beginning", () => {
    for (const phase of phases.filter((candidate) => candidate !== "idle")) {
      expect(NEXT_PHASES[phase]).toContain("idle");
    }
  });
});

describe("the records of a stage", () => {
  function train(runs: Runs, runId: string): void {
    const buffer = runs.stage(runId, SCHEMA, null);
    for (let step = 1; step <= 200; step += 1) {
      buffer.apply({ ...recordFrame(step, step, 0.5), runId });
    }
  }

  it("stay within their budget of bytes, however many runs there were; the latest are kept", () => {
    const single = new Runs();
    train(single, "alone");
    const budget = 4 * single.byteLength;
    const runs = new Runs(budget);
    for (let index = 0; index < 20; index += 1) {
      train(runs, `run-${index}`);
      runs.retire("loss.ghost.reset");
      expect(runs.byteLength).toBeLessThanOrEqual(budget);
    }
    train(runs, "last");
    runs.trim();
    expect(runs.byteLength).toBeLessThanOrEqual(budget);
    expect(runs.overlays.map(({ buffer }) => buffer.runId)).toEqual(["run-17", "run-18", "run-19"]);
    expect(runs.previous?.buffer.runId).toBe("run-19");
    expect(runs.find("run-18")).not.toBeNull();
    expect(runs.find("run-1")).toBeNull();
  });

  it("keep the run on stage even where it alone is over the budget", () => {
    const runs = new Runs(1);
    train(runs, "large");
    runs.trim();
    expect(runs.current?.runId).toBe("large");
  });

  it("count pictures too", () => {
    const runs = new Runs();
    train(runs, "run");
    const before = runs.byteLength;
    const arrays = new Map([["labels", { shape: [1000], data: new Uint8Array(1000) }]]);
    runs.current?.apply({
      ...recordFrame(201, 201, 0.5),
      type: "view",
      view: "boundary",
      arrays,
      runId: "run",
    });
    expect(runs.byteLength).toBe(before + 1000);
  });
});
