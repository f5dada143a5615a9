import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { branchHere, canBranch } from "./branch";
import { keepCompared } from "./compareDocument";
import { documentStore, editDocument, openDocument, undo } from "./documentStore";
import { play } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { showRun } from "./shownRun";
import { Stage } from "./stage";
import { Server } from "./testServer";
import { setUi, uiStore } from "./uiStore";

const PATH = "optimizer.config.learning_rate";
const DOCUMENT = makeDocument({
  network: { nodes: [{ id: "x", type: "input" }] },
  data: { type: "spiral" },
  optimizer: { type: "sgd", config: { learning_rate: 0.1 } },
});

let stage: Stage;
let stop: () => void;

function rate(): unknown {
  return documentStore.getState().spec.optimizer.config?.learning_rate;
}

/** The rate is turned at a step, on the page and on the server. */
function turn(step: number, from: number, to: number): void {
  editDocument((document) => ({
    ...document,
    spec: { ...document.spec, optimizer: { type: "sgd", config: { learning_rate: to } } },
  }));
  const event = { type: "event", run_id: "run-1", kind: "live_change", seq: 0, step };
  Server.current.say({ ...event, detail: { path: PATH, from, to } });
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("WebSocket", Server);
  vi.stubGlobal("fetch", async () => Response.json({ session_id: "s", owner_token: "secret" }));
  stage = new Stage();
  stop = keepCompared(stage);
  openDocument(DOCUMENT);
  await play(stage);
  Server.current.frame(1, 8);
  Server.current.frame(2, 64);
});

afterEach(() => {
  stop();
  leaveSession(stage);
  setUi({ notice: null });
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a branch", () => {
  it("goes on from the step gone back to; its parent stays overlaid", async () => {
    expect(canBranch(stage)).toBe(false);
    await branchHere(stage);
    expect(Server.current.commands()).not.toContain("branch");
    stage.playhead.goTo(8);
    expect(canBranch(stage)).toBe(true);
    await branchHere(stage);
    const sent = Server.current.sent.find(({ type }) => type === "branch");
    expect(sent).toMatchObject({ run_id: "run-1", step: 8, play: false });
    expect(stage.session.getState()).toMatchObject({ runId: "run-2", edited: false });
    expect(stage.playhead.getState().step).toBeNull();
    expect(stage.runs.overlays.map(({ runId }) => runId)).toEqual(["run-1"]);
  });

  it("has the live values of that step, and so has the document; nothing is sent for it", async () => {
    turn(16, 0.1, 0.3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Server.current.commands()).toContain("set");
    const before = Server.current.commands().length;
    stage.playhead.goTo(8);
    await branchHere(stage);
    expect(rate()).toBe(0.1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Server.current.commands().slice(before)).toEqual(["branch"]);
    expect(stage.session.getState().edited).toBe(false);
    undo();
    expect(rate()).toBe(0.3);
  });

  it("of a former run trains what that did, with its live values; the document becomes that", async () => {
    turn(16, 0.1, 0.3);
    editDocument((document) => ({
      ...document,
      spec: { ...document.spec, training: { ...document.spec.training, batch_size: 7 } },
    }));
    await vi.advanceTimersByTimeAsync(1000);
    const edited = documentStore.getState().spec;
    await play(stage);
    Server.current.frame(1, 8);
    await showRun(stage, "run-1");
    expect(stage.session.getState()).toMatchObject({ runId: "run-1", away: true });
    const before = Server.current.commands().length;
    stage.playhead.goTo(8);
    await branchHere(stage);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Server.current.commands().slice(before)).toEqual(["branch"]);
    expect(stage.session.getState()).toMatchObject({ runId: "run-3", away: false, edited: false });
    expect(stage.runs.described).toEqual(DOCUMENT.spec);
    expect(documentStore.getState().spec).toEqual(DOCUMENT.spec);
    undo();
    expect(documentStore.getState().spec).toEqual(edited);
  });

  it("says what it waits for until it trains", async () => {
    stage.playhead.goTo(8);
    await branchHere(stage);
    const notice = () => uiStore.getState().notice;
    expect(notice()).toEqual({ key: "notice.branched", values: { step: "8" } });
    const state = { run_id: "run-2", status: "running", step: 9, epoch: 0 };
    Server.current.say({ type: "state", state });
    expect(notice()).toBeNull();
  });
});
