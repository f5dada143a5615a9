import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerMessage, Welcome } from "../api/stream";
import { completeSpec } from "../domain/spec";
import { encodeFrame, recordFrame, SCHEMA } from "../domain/testFrames";
import { runDetail, runInfo } from "../domain/testRuns";
import { takeFrame, takeMessage } from "./sessionMessages";
import { layRun, showLive, showRun } from "./shownRun";
import { Stage } from "./stage";

const SPEC = completeSpec({ network: { nodes: [{ id: "x", type: "input" }] } });

let stage: Stage;

function frame(runId: string, seq: number, loss: number) {
  return { ...recordFrame(seq, seq + 1, loss), runId };
}

/** What the server keeps of a former run: one frame and the seconds of its steps. */
function answer(url: string): Response {
  const runId = /runs\/([^/?]+)/.exec(url)?.[1] ?? "";
  if (!url.includes("/record")) {
    return Response.json({
      ...runDetail(runId, SPEC),
      times: [
        [0, 0],
        [1, 2.5],
      ],
    });
  }
  const bytes = new Uint8Array(encodeFrame(frame(runId, 0, 0.25)));
  const length = new Uint8Array(new Uint32Array([bytes.length]).buffer);
  return new Response(new Uint8Array([...length, ...bytes]));
}

/** The line is there (again): the session has these runs, the third one trains. */
function welcome(...ids: string[]): void {
  const third = runInfo("three");
  const runs = ids.map((id) => runInfo(id));
  const state = {
    ...{ run_id: "three", status: "running", step: 1, epoch: 0.1, steps_per_second: 9 },
    ...{ run_time_s: 1, device: "cpu", learning_rate: 0.1, compile_count: 0, degraded: null },
  };
  const reported = { type: "welcome", session_id: "s", role: "owner", run: third, runs };
  const message: unknown = { ...reported, run_schema: SCHEMA, state };
  takeMessage(stage, message as Welcome);
}

function say(message: Record<string, unknown>): void {
  const reported: unknown = message;
  takeMessage(stage, reported as ServerMessage);
}

describe("a former run in focus", () => {
  beforeEach(() => {
    stage = new Stage();
    stage.enter("opening");
    stage.enter("own");
    vi.stubGlobal("fetch", async ({ url }: Request) => answer(url));
    welcome("one", "two", "three");
    takeFrame(stage, frame("three", 0, 0.5));
  });
  afterEach(() => vi.unstubAllGlobals());

  it("shows its record and no live state, while frames of the current run are still taken in", async () => {
    await showRun(stage, "one");
    expect(stage.runs.current?.runId).toBe("one");
    expect(stage.session.getState()).toMatchObject({
      away: true,
      runId: "one",
      state: { status: "recorded", step: 1, run_time_s: 2.5 },
    });
    expect(takeFrame(stage, frame("three", 1, 0.4))).toBe(true);
    say({ type: "state", state: { ...stage.live.state, step: 2, run_time_s: 2 } });
    expect(stage.session.getState().state?.run_id).toBe("one");
    expect(stage.runs.overlays.find(({ runId }) => runId === "three")?.buffer.lastStep).toBe(2);
    expect(showLive(stage)).toBe(true);
    expect(stage.session.getState()).toMatchObject({
      away: false,
      runId: "three",
      state: { status: "running", step: 2 },
    });
    expect(stage.runs.current?.times.at(2)).toBe(2);
  });

  it("makes way for a run that begins", async () => {
    await showRun(stage, "one");
    say({ type: "run_started", ...runInfo("four", "reset"), run_schema: SCHEMA });
    expect(stage.session.getState()).toMatchObject({ away: false, runId: "four" });
    expect(stage.runs.previous?.runId).toBe("three");
    expect(stage.session.getState().runs.map(({ run_id }) => run_id)).toEqual([
      "one",
      "two",
      "three",
      "four",
    ]);
  });

  it("makes way for the current run where it is deleted", async () => {
    await showRun(stage, "one");
    say({ type: "runs_changed", runs: [runInfo("two"), runInfo("three")] });
    expect(stage.session.getState()).toMatchObject({ away: false, runId: "three" });
    expect(stage.runs.find("one")).toBeNull();
  });

  it("makes way where it was deleted while the line was down; others that were are drawn no longer", async () => {
    await layRun(stage, "two");
    await showRun(stage, "one");
    welcome("three");
    expect(stage.session.getState()).toMatchObject({ away: false, runId: "three" });
    expect(stage.runs.find("one")).toBeNull();
    expect(stage.runs.find("two")).toBeNull();
  });

  it("stays in focus where only the line was down", async () => {
    await showRun(stage, "one");
    welcome("one", "two", "three");
    expect(stage.session.getState()).toMatchObject({ away: true, runId: "one" });
  });

  describe("that arrives late", () => {
    let open: Map<string, () => void>;

    beforeEach(() => {
      open = new Map();
      vi.stubGlobal("fetch", async ({ url }: Request) => {
        const runId = /runs\/([^/?]+)/.exec(url)?.[1] ?? "";
        if (!url.includes("/record")) {
          await new Promise<void>((resolve) => open.set(runId, resolve));
        }
        return answer(url);
      });
    });

    it("leaves the focus to the one clicked after it", async () => {
      const clicks = [showRun(stage, "one"), showRun(stage, "two")];
      await vi.waitFor(() => expect([...open.keys()]).toEqual(["one", "two"]));
      open.get("two")?.();
      await clicks[1];
      open.get("one")?.();
      await clicks[0];
      expect(stage.session.getState()).toMatchObject({ away: true, runId: "two" });
      expect(stage.runs.current?.runId).toBe("two");
    });

    it("leaves the focus to the current one, clicked after it", async () => {
      const click = showRun(stage, "one");
      await showRun(stage, "three");
      await vi.waitFor(() => expect([...open.keys()]).toEqual(["one"]));
      open.get("one")?.();
      await click;
      expect(stage.session.getState()).toMatchObject({ away: false, runId: "three" });
    });

    it("leaves the focus to one that began meanwhile", async () => {
      const click = showRun(stage, "one");
      await vi.waitFor(() => expect([...open.keys()]).toEqual(["one"]));
      say({ type: "run_started", ...runInfo("four", "reset"), run_schema: SCHEMA });
      open.get("one")?.();
      await click;
      expect(stage.session.getState()).toMatchObject({ away: false, runId: "four" });
    });
  });

  it("lies over the current one when it is only drawn, with the name its owner gives it", async () => {
    await layRun(stage, "one");
    await layRun(stage, "two");
    const drawn = () => stage.runs.overlays.filter(({ visible }) => visible);
    await vi.waitFor(() =>
      expect(
        drawn()
          .map(({ runId }) => runId)
          .sort(),
      ).toEqual(["one", "two"]),
    );
    say({
      type: "runs_changed",
      runs: [{ ...runInfo("one"), name: "slow" }, runInfo("two"), runInfo("three")],
    });
    expect(drawn().find(({ runId }) => runId === "one")?.info?.name).toBe("slow");
    await layRun(stage, "one", false);
    expect(drawn().map(({ runId }) => runId)).toEqual(["two"]);
  });
});

describe("runs laid over the one in focus", () => {
  it("stay where the user drew them, while the one left last takes the place of the one before it", () => {
    stage = new Stage();
    const train = (runId: string) => {
      stage.runs.stage(runId, SCHEMA, SPEC).apply(frame(runId, 0, 0.5));
    };
    for (const runId of ["a", "b", "c"]) {
      train(runId);
      stage.runs.retire("loss.ghost.reset");
    }
    train("d");
    const drawn = () =>
      stage.runs.overlays.filter(({ visible }) => visible).map(({ runId }) => runId);
    expect(drawn()).toEqual(["c"]);
    stage.runs.setVisible("a", true);
    stage.runs.retire("loss.ghost.reset");
    train("e");
    expect(drawn()).toEqual(["a", "d"]);
    const colors = stage.runs.overlays.map(({ color }) => color);
    expect(new Set(colors).size).toBe(colors.length);
  });
});
