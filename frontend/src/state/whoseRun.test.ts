import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { normalForm } from "../domain/normalForm";
import { completeSpec, type Spec } from "../domain/spec";
import { SCHEMA } from "../domain/testFrames";
import { LIMIT_MS } from "../domain/testLimit";
import { runDetail, runInfo } from "../domain/testRuns";
import type { components } from "../generated/api";
import { compareDocument, keepCompared } from "./compareDocument";
import { editDocument, openDocument } from "./documentStore";
import { bootLive } from "./liveBoot";
import { tabSession } from "./ownerTokens";
import { queryClient } from "./queries";
import { play, reset, step, tryCure } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { offersPause } from "./sessionStore";
import { Stage } from "./stage";
import { Server } from "./testServer";
import { CATALOG, current, DRAWN, lastStart, Slow, withBatch } from "./testSlowServer";

type Schemas = components["schemas"];

describe("a run's spec", () => {
  let stage: Stage;
  let stop: () => void;
  /** What the server says that a run trains, in its own spelling. */
  let theirs: Spec;
  let answers: boolean;

  beforeEach(() => {
    queryClient.setQueryData(["catalog"], CATALOG);
    stage = new Stage();
    theirs = normalForm(DRAWN.spec, CATALOG);
    answers = true;
    Slow.waiting = [];
    Slow.breaks = false;
    vi.stubGlobal("WebSocket", Slow);
    vi.stubGlobal("fetch", async ({ url }: Request) => {
      if (url.endsWith("/api/sessions")) {
        return Response.json({ session_id: "s", owner_token: "secret" });
      }
      const body = answers ? runDetail(url.split("/").at(-1) ?? "", theirs) : { problems: [] };
      return Response.json(body, { status: answers ? 200 : 503 });
    });
    openDocument(DRAWN);
    stop = keepCompared(stage);
  });

  afterEach(() => {
    stop();
    leaveSession(stage);
    sessionStorage.clear();
    queryClient.clear();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function editBatch(size: number): void {
    editDocument((draft) => ({ ...draft, spec: withBatch(draft.spec, size) }));
  }

  function turnRate(rate: number): void {
    editDocument((draft) => ({
      ...draft,
      spec: { ...draft.spec, optimizer: { type: "sgd", config: { learning_rate: rate } } },
    }));
  }

  /** The line is there again, with a run on stage. */
  async function comeBack(former: Server, run: Schemas["RunInfo"]): Promise<void> {
    await vi.waitFor(() => expect(Server.current).not.toBe(former), LIMIT_MS);
    await vi.waitFor(() => expect(Server.current.sent.length).toBeGreaterThan(0), LIMIT_MS);
    const state = { run_id: run.run_id, status: "running", step: 1, epoch: 0 };
    const opened = { session_id: "s", role: "owner", run_schema: SCHEMA };
    Server.current.say({ type: "welcome", ...opened, run, runs: [run], state });
  }

  it("stays what it was where a start was lost on the line: the next Play starts what is drawn", async () => {
    await play(stage);
    editBatch(20);
    Slow.breaks = true;
    const former = current();
    await play(stage);
    await comeBack(former, runInfo("run-1"));
    expect(stage.session.getState()).toMatchObject({ edited: true, pending: null, runId: "run-1" });
    expect(stage.sent.spec?.training.batch_size).toBe(10);
    Slow.breaks = false;
    const asked = play(stage);
    await vi.waitFor(() => expect(Slow.waiting.at(-1)).toContain('"batch_size":20'), LIMIT_MS);
    current().answerStarts();
    await asked;
  });

  it("is what was asked for where only the answer to a start was lost, and Pause is offered", async () => {
    await play(stage);
    editBatch(20);
    Slow.breaks = true;
    const former = current();
    await play(stage);
    await comeBack(former, { ...runInfo("run-2"), request_id: lastStart() });
    expect(stage.runs.trained?.training.batch_size).toBe(20);
    const session = stage.session.getState();
    expect(session).toMatchObject({ edited: false, runId: "run-2", state: { status: "running" } });
    expect(offersPause(session)).toBe(true);
  });

  it("is the cure's where the answer to it was lost, so that the drawing is another", async () => {
    await play(stage);
    Slow.breaks = true;
    const former = current();
    await tryCure(stage, withBatch(DRAWN.spec, 77));
    await comeBack(former, { ...runInfo("run-2"), request_id: lastStart() });
    expect(stage.runs.trained?.training.batch_size).toBe(77);
    expect(stage.session.getState().edited).toBe(true);
  });

  it("is asked for on other data, and comes on stage although the answer was lost", async () => {
    await play(stage);
    editDocument((draft) => ({
      ...draft,
      spec: { ...draft.spec, data: { ...draft.spec.data, type: "moons" } },
    }));
    expect(stage.session.getState().phase).toBe("shelved");
    Slow.breaks = true;
    const former = current();
    await play(stage);
    await comeBack(former, { ...runInfo("run-2"), request_id: lastStart() });
    expect(stage.session.getState()).toMatchObject({ phase: "own", runId: "run-2", edited: false });
  });

  it.each([
    ["a block is moved", () => editDocument((draft) => ({ ...draft, title: "Another" }))],
    ["a rate is turned", () => turnRate(0.01)],
  ])("is no reason to pause while its start is under way and %s", async (_, change) => {
    await play(stage);
    editBatch(20);
    const asked = play(stage);
    await vi.waitFor(() => expect(Slow.waiting).toHaveLength(1), LIMIT_MS);
    change();
    current().answerStarts();
    await asked;
    const commands = current().commands();
    expect(commands.filter((type) => type !== "set")).toEqual(["play", "pause", "start"]);
    expect(offersPause(stage.session.getState())).toBe(true);
  });

  it("is the last one's of two starts under way, and it trains", async () => {
    await play(stage);
    editBatch(20);
    const first = play(stage);
    await vi.waitFor(() => expect(Slow.waiting).toHaveLength(1), LIMIT_MS);
    editBatch(30);
    const second = play(stage);
    await vi.waitFor(() => expect(Slow.waiting).toHaveLength(2), LIMIT_MS);
    current().answerStarts();
    await Promise.all([first, second]);
    expect(current().commands().at(-1)).toBe("start");
    expect(offersPause(stage.session.getState())).toBe(true);
    expect(stage.sent.spec?.training.batch_size).toBe(30);
    expect(stage.session.getState()).toMatchObject({ edited: false, runId: "run-3" });
  });

  it("is kept while the step key is held down behind a start", async () => {
    await play(stage);
    editBatch(20);
    const steps = Array.from({ length: 30 }, () => step(stage, "step"));
    await vi.waitFor(() => expect(Slow.waiting.length).toBeGreaterThan(0), LIMIT_MS);
    current().answerStarts();
    await vi.waitFor(() => expect(stage.sent.spec?.training.batch_size).toBe(20), LIMIT_MS);
    while (Slow.waiting.length > 0) current().answerStarts();
    await Promise.all(steps);
    expect(stage.session.getState().edited).toBe(false);
  });

  it("is known where the first run begins with a step", async () => {
    vi.spyOn(Server.prototype, "send").mockImplementation(function (this: Server, text: string) {
      const message = JSON.parse(text);
      this.sent.push(message);
      const welcome = { session_id: "s", role: "owner", run: null, runs: [], run_schema: null };
      if (message.type === "hello") this.say({ type: "welcome", ...welcome, state: null });
      if (message.type === "step") this.begin("first", message.request_id);
      if (message.request_id !== undefined) {
        this.say({ type: "reply", request_id: message.request_id, problems: [] });
      }
    });
    await step(stage, "step");
    expect(stage.runs.trained?.training.batch_size).toBe(10);
    expect(stage.session.getState().edited).toBe(false);
    vi.restoreAllMocks();
  });

  it("of another page is the server's word: other settings are an edit, another spelling is none", async () => {
    await play(stage);
    theirs = withBatch(theirs, 50);
    Server.current.begin("edit");
    expect(stage.sent.spec).toBeNull();
    expect(stage.session.getState().edited).toBe(true);
    await vi.waitFor(() => expect(stage.runs.described).not.toBeNull(), LIMIT_MS);
    expect(stage.sent.spec?.training.batch_size).toBe(50);
    expect(stage.session.getState().edited).toBe(true);
    theirs = withBatch(theirs, 10);
    Server.current.begin("reset");
    await vi.waitFor(() => expect(stage.session.getState().edited).toBe(false), LIMIT_MS);
    expect(Server.current.commands()).toEqual(["play"]);
  });

  it("of another page is asked for until it is known, and Play starts the own drawing until then", async () => {
    await play(stage);
    vi.useFakeTimers();
    answers = false;
    Server.current.begin("edit");
    await vi.advanceTimersByTimeAsync(10);
    expect(stage.session.getState().edited).toBe(true);
    answers = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stage.session.getState().edited).toBe(false);
  });

  it("of another page on other data is not paused when the drawing changes here", async () => {
    await play(stage);
    theirs = completeSpec({ ...theirs, data: { ...theirs.data, type: "moons" } });
    Server.current.begin("edit");
    await vi.waitFor(() => expect(stage.runs.described).not.toBeNull(), LIMIT_MS);
    editDocument((draft) => ({ ...draft, title: "Another" }));
    compareDocument(stage);
    expect(Server.current.commands()).toEqual(["play"]);
  });

  /** The page is loaded anew, and the server says which run is on stage. */
  async function reload(run: Schemas["RunInfo"]): Promise<Stage> {
    const kept = sessionStorage.getItem("backlight.session") ?? "";
    const former = Server.current;
    const again = new Stage();
    const end = bootLive(again);
    await comeBack(former, run);
    await vi.waitFor(() => expect(again.runs.described).not.toBeNull(), LIMIT_MS);
    stop = ((before) => () => {
      before();
      end();
      sessionStorage.setItem("backlight.session", kept);
    })(stop);
    return again;
  }

  it("is known again after a reload", async () => {
    await play(stage);
    expect(tabSession()).toMatchObject({ sessionId: "s", runId: "run-1" });
    expect((await reload(runInfo("run-1"))).session.getState().edited).toBe(false);
  });

  it("is known again after a reload while its start was under way", async () => {
    await play(stage);
    editBatch(20);
    void play(stage);
    await vi.waitFor(() => expect(Slow.waiting).toHaveLength(1), LIMIT_MS);
    const again = await reload({ ...runInfo("run-2"), request_id: lastStart() });
    expect(again.runs.trained?.training.batch_size).toBe(20);
    expect(again.session.getState().edited).toBe(false);
  });

  it("that another page began before a reload is asked for", async () => {
    await play(stage);
    theirs = withBatch(theirs, 50);
    const again = await reload(runInfo("run-7"));
    await vi.waitFor(() => expect(again.sent.spec?.training.batch_size).toBe(50), LIMIT_MS);
    expect(again.session.getState().edited).toBe(true);
  });

  it("stays the former one's where a start was refused", async () => {
    await play(stage);
    const asked = reset(stage);
    await vi.waitFor(() => expect(Slow.waiting).toHaveLength(1), LIMIT_MS);
    Slow.waiting = [];
    const problems = [{ code: "too_many", message: "Too many." }];
    const last = current().sent.at(-1)?.request_id;
    current().say({ type: "reply", request_id: last, problems });
    await asked;
    expect(stage.sent.spec).toBe(DRAWN.spec);
    expect(stage.session.getState()).toMatchObject({ runId: "run-1", edited: false });
  });
});
