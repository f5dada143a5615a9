import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { completeSpec } from "../domain/spec";
import { checkStore } from "./check";
import { keepCompared } from "./compareDocument";
import { documentStore, editDocument, openDocument, replaceDocument } from "./documentStore";
import { setLive } from "./liveValues";
import { dice, pause, play, reset, step, togglePlay, tryCure } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { offersPause } from "./sessionStore";
import { Stage } from "./stage";
import { Server } from "./testServer";

const SPIRAL = makeDocument({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 2 } },
    ],
  },
  data: { type: "spiral" },
  optimizer: { type: "sgd", config: { learning_rate: 0.1 } },
});

const NO_NETWORK = {
  ...{ code: "network_empty", message: "There is no network yet.", hint: null },
  ...{ node_id: null, path: "network.nodes", got: null, expected: null, advice: null, fix: [] },
};

function setUnits(units: number): void {
  editDocument((document) => {
    const nodes = document.spec.network.nodes.map((node) =>
      node.id === "dense_1" ? { ...node, config: { units } } : node,
    );
    return {
      ...document,
      spec: { ...document.spec, network: { ...document.spec.network, nodes } },
    };
  });
}

function setRate(rate: number): void {
  editDocument((document) => ({
    ...document,
    spec: { ...document.spec, optimizer: { type: "sgd", config: { learning_rate: rate } } },
  }));
}

describe("a session", () => {
  let stop: () => void;
  let stage: Stage;

  beforeEach(() => {
    vi.useFakeTimers();
    stage = new Stage();
    vi.stubGlobal("WebSocket", Server);
    vi.stubGlobal("fetch", async ({ url }: Request) => {
      const body = url.endsWith("/api/sessions")
        ? { session_id: "s", owner_token: "secret" }
        : { events: [] };
      const headers = { "content-type": "application/json" };
      return new Response(JSON.stringify(body), { headers });
    });
    openDocument(SPIRAL);
    stop = keepCompared(stage);
  });

  afterEach(() => {
    stop();
    leaveSession(stage);
    vi.restoreAllMocks();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("opens at the first Play, with the owner's token in the first message and in no address", async () => {
    await play(stage);
    expect(Server.current.sent[0]).toMatchObject({
      type: "hello",
      token: "secret",
      position: null,
    });
    expect(Server.current.commands()).toEqual(["play"]);
    expect(stage.session.getState().runId).toBe("run-1");
    expect(Server.address).toBe(`ws://${location.host}/api/sessions/s/stream`);
  });

  /** Clicks on Play or Pause while the first of them still opens a session; what was asked of the session then. */
  async function clickWhileOpening(clicks: number): Promise<{ opened: number; asked: string[] }> {
    const answers: (() => void)[] = [];
    vi.stubGlobal("fetch", async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return Response.json({ session_id: "s", owner_token: "secret" });
    });
    const clicked = Array.from({ length: clicks }, () => togglePlay(stage));
    await vi.advanceTimersByTimeAsync(0);
    for (const resolve of answers) resolve();
    await vi.advanceTimersByTimeAsync(0);
    await Promise.all(clicked);
    return { opened: answers.length, asked: Server.current.commands() };
  }

  it("opens once for Play, Pause, Play, and trains as was asked last", async () => {
    expect(await clickWhileOpening(3)).toEqual({ opened: 1, asked: ["play"] });
    expect(stage.session.getState()).toMatchObject({ pending: null, runId: "run-1" });
  });

  it("opens once for Play, Pause, and stands still as was asked last", async () => {
    expect(await clickWhileOpening(2)).toEqual({ opened: 1, asked: [] });
    expect(offersPause(stage.session.getState())).toBe(false);
    await togglePlay(stage);
    expect(Server.current.commands()).toEqual(["play"]);
  });

  it("opens once for Play and Step, and takes the step", async () => {
    const answers: (() => void)[] = [];
    vi.stubGlobal("fetch", async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return Response.json({ session_id: "s", owner_token: "secret" });
    });
    const clicked = [play(stage), step(stage, "step")];
    await vi.advanceTimersByTimeAsync(0);
    for (const resolve of answers) resolve();
    await Promise.all(clicked);
    expect(answers.length).toBe(1);
    expect(Server.current.commands()).toEqual(["step"]);
  });

  it("passes a Pause on that comes before the server has announced the run", async () => {
    vi.spyOn(Server.prototype, "begin").mockImplementation(() => undefined);
    await play(stage);
    await pause(stage);
    expect(Server.current.commands()).toEqual(["play", "pause"]);
  });

  it("asks nothing of the server for what the check refused, and says why", async () => {
    const asked = vi.spyOn(globalThis, "fetch");
    checkStore.setState({ status: "problems", generalProblems: [{ ...NO_NETWORK, place: null }] });
    await play(stage);
    checkStore.setState({ status: "pending" });
    expect(asked).not.toHaveBeenCalled();
    expect(stage.session.getState()).toMatchObject({
      ...{ pending: null, sessionId: null },
      problems: [NO_NETWORK],
    });
  });

  it("pauses and goes on with the same run", async () => {
    await play(stage);
    expect(offersPause(stage.session.getState())).toBe(true);
    await togglePlay(stage);
    Server.current.say({
      type: "state",
      state: { run_id: "run-1", status: "paused", step: 5, epoch: 0 },
    });
    await togglePlay(stage);
    expect(Server.current.commands()).toEqual(["play", "pause", "play"]);
  });

  it("offers Play for an edited network and then starts a run that keeps the former as a ghost", async () => {
    await play(stage);
    Server.current.frame(0, 1);
    setUnits(3);
    expect(stage.session.getState().edited).toBe(true);
    expect(offersPause(stage.session.getState())).toBe(false);
    await togglePlay(stage);
    const start = Server.current.sent.find((message) => message.type === "start");
    expect(start).toMatchObject({ reason: "edit", play: true });
    expect(Server.current.commands()).toEqual(["play", "pause", "start"]);
    expect(stage.session.getState()).toMatchObject({ edited: false, runId: "run-2" });
    expect(stage.runs.previous?.buffer.runId).toBe("run-1");
  });

  it("offers Play for another objective, and its curves stay, then as a ghost beside the new ones", async () => {
    await play(stage);
    Server.current.frame(0, 1);
    editDocument((document) => ({
      ...document,
      spec: {
        ...document.spec,
        objectives: [
          ...document.spec.objectives,
          completeSpec({ objectives: [{ prediction: "dense_1" }] }).objectives,
        ].flat(),
      },
    }));
    expect(stage.session.getState()).toMatchObject({ edited: true, phase: "own", runId: "run-1" });
    expect(stage.runs.current?.runId).toBe("run-1");
    expect(stage.runs.trained?.objectives).toHaveLength(1);
    await togglePlay(stage);
    expect(stage.session.getState()).toMatchObject({ edited: false, runId: "run-2" });
    expect(stage.runs.trained?.objectives).toHaveLength(2);
    expect(stage.runs.previous).toMatchObject({
      leftBy: "loss.ghost.edit",
      buffer: { runId: "run-1" },
    });
  });

  it("sends a changed rate to the run without a restart, the last of many ticks", async () => {
    await play(stage);
    setRate(0.03);
    setRate(0.02);
    await vi.advanceTimersByTimeAsync(100);
    const changes = Server.current.sent.filter((message) => message.type === "set");
    expect(changes).toMatchObject([{ path: "optimizer.config.learning_rate", value: 0.02 }]);
    expect(stage.session.getState().edited).toBe(false);
    setLive(stage, "optimizer.config.learning_rate", 0.02);
    await vi.advanceTimersByTimeAsync(100);
    expect(Server.current.sent.filter((message) => message.type === "set").length).toBe(1);
  });

  it("Reset keeps the seed, the dice writes a new one into the document", async () => {
    await play(stage);
    await reset(stage);
    await dice(stage, 77);
    const starts = Server.current.sent.filter((message) => message.type === "start");
    expect(starts).toMatchObject([
      { reason: "reset", seed: 0 },
      { reason: "dice", seed: 77 },
    ]);
    expect(documentStore.getState().spec.training.seed).toBe(77);
    expect(stage.session.getState().edited).toBe(false);
  });

  it("trains a cure as a paired run and takes it into the document", async () => {
    await play(stage);
    Server.current.frame(0, 1);
    const cure = { ...SPIRAL.spec, optimizer: { type: "adam", config: {} } };
    await tryCure(stage, cure);
    expect(documentStore.getState().spec.optimizer.type).toBe("adam");
    expect(stage.session.getState()).toMatchObject({ edited: false, runId: "run-2" });
    expect(stage.runs.previous?.leftBy).toBe("loss.ghost.cure");
  });

  it("other data pause the run, whose curve stays with a notice; going back brings it on again", async () => {
    await play(stage);
    Server.current.frame(0, 1);
    const first = documentStore.getState();
    replaceDocument({
      ...first,
      spec: { ...first.spec, data: { ...first.spec.data, type: "moons" } },
    });
    expect(stage.session.getState()).toMatchObject({ phase: "shelved", runId: null });
    expect(stage.runs.current).toBeNull();
    expect(stage.runs.previous).toMatchObject({
      leftBy: "loss.ghost.first",
      buffer: { runId: "run-1" },
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(Server.current.commands()).toEqual(["play", "pause"]);
    replaceDocument(first);
    expect(stage.session.getState().phase).toBe("own");
  });

  it("forgets what a host that died had not kept, and follows it again", async () => {
    await play(stage);
    for (const [seq, step] of [1, 2, 4].entries()) {
      Server.current.frame(seq, step);
    }
    stage.playhead.goTo(2);
    expect(stage.runs.current?.statistics.length).toBe(3);
    Server.current.say({ type: "rewind", run_id: "run-1", generation: 1, to_seq: 0 });
    expect(stage.runs.current?.statistics.length).toBe(1);
    expect(stage.playhead.getState().step).toBe(2);
  });

  it("tells a finding, and where a run diverged", async () => {
    await play(stage);
    const detail = {
      code: "dying_relu",
      severity: "warning",
      node_id: "dense_1",
      values: {},
      cures: [],
      active: true,
    };
    Server.current.say({
      type: "event",
      run_id: "run-1",
      seq: 1,
      step: 10,
      kind: "finding",
      detail,
    });
    Server.current.say({
      type: "event",
      run_id: "run-1",
      seq: 2,
      step: 12,
      kind: "diverged",
      detail: { node_id: "dense_1", quantity: "delta" },
    });
    expect(stage.session.getState().findings[0]?.code).toBe("dying_relu");
    expect(stage.session.getState().divergence).toEqual({
      step: 12,
      nodeId: "dense_1",
      quantity: "delta",
    });
  });
});
