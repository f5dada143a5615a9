import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../domain/document";
import { SCHEMA } from "../domain/testFrames";
import { runDetail, runInfo } from "../domain/testRuns";
import { openDocument } from "./documentStore";
import { attachSession, leaveSession } from "./sessionEntry";
import { offersPause, type RunStatus } from "./sessionStore";
import { Stage } from "./stage";
import { type Sent, Server } from "./testServer";
import { setUi, uiStore } from "./uiStore";

const DRAWN = makeDocument({ network: { nodes: [{ id: "x", type: "input" }] } });
const EVENT = {
  ...{ type: "event", run_id: "run-1", seq: 4, step: 640, kind: "server_restarted" },
  detail: { playing: true, step: 640 },
};

/** The server after its death: its session has a run that it opened again by itself. */
class Restarted extends Server {
  static status: RunStatus = "running";

  override send(text: string): void {
    const message: Sent = JSON.parse(text);
    if (message.type !== "hello") {
      super.send(text);
      return;
    }
    this.sent.push(message);
    this.runs = 1;
    this.say({
      ...{ type: "welcome", session_id: "s", role: "owner", run_schema: SCHEMA },
      ...{ run: runInfo("run-1"), runs: [runInfo("run-1")] },
      state: { run_id: "run-1", status: Restarted.status, step: 640, epoch: 0 },
    });
  }
}

let stage: Stage;

beforeEach(() => {
  vi.useFakeTimers();
  setUi({ notice: null });
  Restarted.status = "running";
  vi.stubGlobal("WebSocket", Restarted);
  vi.stubGlobal("fetch", async () =>
    Response.json({ ...runDetail("run-1", DRAWN.spec), events: [EVENT] }),
  );
  openDocument(DRAWN);
  stage = new Stage();
});

afterEach(() => {
  leaveSession(stage);
  setUi({ notice: null });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function come(): Promise<void> {
  attachSession(stage, "s", null);
  await vi.advanceTimersByTimeAsync(100);
}

const notice = () => uiStore.getState().notice;

it("who returns sees that the server was restarted, and the run playing on from its step", async () => {
  await come();
  expect(notice()).toEqual({ key: "notice.server_restarted", values: { step: 640 } });
  expect(offersPause(stage.session.getState())).toBe(true);
  Server.current.frame(5, 648);
  expect(stage.runs.live?.lastStep).toBe(648);
  expect(Restarted.current.sent.map(({ type }) => type)).not.toContain("play");
});

it("who stayed sees it when the line is there again, with the run playing on", async () => {
  vi.stubGlobal("fetch", async () => Response.json(runDetail("run-1", DRAWN.spec)));
  await come();
  expect(notice()).toBeNull();
  const first = Server.current;
  first.onclose?.({ code: 1006 });
  expect(stage.session.getState().connection).toBe("lost");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Server.current).not.toBe(first);
  expect(stage.session.getState().connection).toBe("open");
  Server.current.say(EVENT);
  expect(notice()?.key).toBe("notice.server_restarted");
  expect(offersPause(stage.session.getState())).toBe(true);
});

it.each<RunStatus>(["paused", "finished", "diverged", "failed"])(
  "a run that is %s by now is not said to train on",
  async (status) => {
    Restarted.status = status;
    await come();
    expect(stage.runs.live?.events.map(({ kind }) => kind)).toEqual(["server_restarted"]);
    expect(notice()).toBeNull();
  },
);
