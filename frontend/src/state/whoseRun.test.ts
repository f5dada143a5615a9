import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import type { Spec } from "../domain/spec";
import { SCHEMA } from "../domain/testFrames";
import { LIMIT_MS } from "../domain/testLimit";
import { runDetail, runInfo } from "../domain/testRuns";
import { compareDocument } from "./compareDocument";
import { documentStore, editDocument, openDocument } from "./documentStore";
import { bootLive } from "./liveBoot";
import { tabSession } from "./ownerTokens";
import { play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { Stage } from "./stage";
import { Server } from "./testServer";

const DRAWN = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 2 } },
    ],
  },
  data: { type: "spiral" },
  optimizer: { type: "sgd", config: { learning_rate: 0.1 } },
});

function withBatch(spec: Spec, batch_size: number): Spec {
  return { ...spec, training: { ...spec.training, batch_size } };
}

/** The line breaks as a start is sent; whether the server heard it shows when the line is there again. */
class Breaking extends Server {
  static heard: string | null = null;

  override send(text: string): void {
    const message = JSON.parse(text);
    if (message.type !== "start") {
      super.send(text);
      return;
    }
    Breaking.heard = message.request_id;
    this.readyState = 3;
    this.onclose?.({ code: 1006 });
  }
}

function starts(): unknown[] {
  return Server.current.commands().filter((type) => type === "start");
}

describe("a run's spec", () => {
  let stage: Stage;
  let stop: () => void;
  /** What the server says that another page's run trains. */
  let theirs: Spec;

  beforeEach(() => {
    stage = new Stage();
    theirs = withBatch(DRAWN.spec, 50);
    vi.stubGlobal("WebSocket", Breaking);
    vi.stubGlobal("fetch", async ({ url }: Request) =>
      Response.json(
        url.endsWith("/api/sessions")
          ? { session_id: "s", owner_token: "secret" }
          : runDetail(url.split("/").at(-1) ?? "", theirs),
      ),
    );
    openDocument(DRAWN);
    stop = documentStore.subscribe(() => compareDocument(stage));
  });

  afterEach(() => {
    stop();
    leaveSession(stage);
    sessionStorage.clear();
    vi.unstubAllGlobals();
  });

  function editBatch(size: number): void {
    editDocument((draft) => ({ ...draft, spec: withBatch(draft.spec, size) }));
  }

  /** Play after an edit, whose start breaks the line; then the line is there again, and `run` is on stage. */
  async function loseStart(run: ReturnType<typeof runInfo>): Promise<void> {
    await play(stage);
    editBatch(20);
    const { current } = Server;
    await play(stage);
    await vi.waitFor(() => expect(Server.current).not.toBe(current), LIMIT_MS);
    await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0), LIMIT_MS);
    const state = { run_id: run.run_id, status: "paused", step: 1, epoch: 0 };
    const opened = { session_id: "s", role: "owner", run_schema: SCHEMA };
    Server.current.say({ type: "welcome", ...opened, run, runs: [run], state });
  }

  it("stays what it was where a start was lost on the line: the next Play starts what is drawn", async () => {
    await loseStart(runInfo("run-1"));
    expect(stage.session.getState()).toMatchObject({ edited: true, pending: null, runId: "run-1" });
    expect(stage.sent.spec?.training.batch_size).toBe(10);
    vi.stubGlobal("WebSocket", Server);
    const sent = vi.spyOn(Breaking.prototype, "send");
    await play(stage);
    expect(sent.mock.lastCall?.[0]).toContain('"batch_size":20');
  });

  it("is what was asked for where only the answer to a start was lost", async () => {
    await play(stage);
    editBatch(20);
    const { current } = Server;
    await play(stage);
    await vi.waitFor(() => expect(Server.current).not.toBe(current), LIMIT_MS);
    await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0), LIMIT_MS);
    const run = { ...runInfo("run-2"), request_id: Breaking.heard };
    const opened = { session_id: "s", role: "owner", run_schema: SCHEMA, state: null };
    Server.current.say({ type: "welcome", ...opened, run, runs: [runInfo("run-1"), run] });
    expect(stage.runs.trained?.training.batch_size).toBe(20);
    compareDocument(stage);
    expect(stage.session.getState()).toMatchObject({ edited: false, runId: "run-2" });
    expect(starts()).toEqual([]);
  });

  it("is the server's word for a run that another page of the same session began", async () => {
    await play(stage);
    Server.current.begin("edit");
    expect(stage.sent.spec).toBeNull();
    expect(stage.runs.trained).toBeNull();
    await vi.waitFor(() => expect(stage.session.getState().edited).toBe(true), LIMIT_MS);
    expect(stage.runs.described?.training.batch_size).toBe(50);
    expect(stage.sent.spec?.training.batch_size).toBe(50);
    expect(Server.current.commands()).toEqual(["play"]);
    expect(tabSession()?.runId).toBe("run-2");
  });

  it("is known again after a reload, unless another page has begun a run since", async () => {
    await play(stage);
    expect(tabSession()).toMatchObject({ sessionId: "s", runId: "run-1" });
    for (const [run, edited] of [
      ["run-1", false],
      ["run-7", true],
    ] as const) {
      const again = new Stage();
      const kept = sessionStorage.getItem("backlight.session") ?? "";
      const { current } = Server;
      const end = bootLive(again);
      await vi.waitFor(() => expect(Server.current).not.toBe(current), LIMIT_MS);
      await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0), LIMIT_MS);
      const opened = { session_id: "s", role: "owner", run_schema: SCHEMA, state: null };
      Server.current.say({ type: "welcome", ...opened, run: runInfo(run), runs: [runInfo(run)] });
      await vi.waitFor(() => expect(again.runs.described).not.toBeNull(), LIMIT_MS);
      await vi.waitFor(() => expect(again.session.getState().edited).toBe(edited), LIMIT_MS);
      end();
      sessionStorage.setItem("backlight.session", kept);
    }
  });
});
