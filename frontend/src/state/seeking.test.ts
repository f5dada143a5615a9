import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeFrame, recordFrame, SCHEMA, startFrame, viewFrame } from "../domain/testFrames";
import { closePair, openPair } from "./openPair";
import { keepOwnerToken } from "./ownerTokens";
import { keepSought, neighbourStep } from "./seeking";
import { EMPTY_SESSION } from "./sessionStore";
import { shownFrame, shownRecord } from "./shown";
import { Stage } from "./stage";

let stage: Stage;
let stop: () => void;
/** What the server was asked, by step and pictures. */
let asked: { step: number; views: string[]; token: string | null }[];

function record(...frames: ArrayBuffer[]): Response {
  const bytes = frames.flatMap((frame) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, frame.byteLength, true);
    return [...length, ...new Uint8Array(frame)];
  });
  return new Response(new Uint8Array(bytes));
}

async function answer(request: Request): Promise<Response> {
  const { step, views } = await request.json();
  asked.push({ step, views, token: request.headers.get("authorization") });
  const pictures = views.map((view: string) => encodeFrame(viewFrame(view, step)));
  return record(encodeFrame(recordFrame(0, step, 0.5, step / 100)), ...pictures);
}

function openStage(phase: "own" | "watching"): void {
  if (phase === "own") stage.enter("opening");
  stage.enter(phase, { ...EMPTY_SESSION, sessionId: "s", runId: "run" });
  const buffer = stage.runs.stage("run", SCHEMA, null);
  for (const frame of [startFrame(), recordFrame(1, 16, 0.5), recordFrame(2, 64, 0.4)]) {
    buffer.apply(frame);
  }
  buffer.apply(viewFrame("boundary", 64));
}

async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(200);
  await vi.waitFor(() => expect(stage.moments.seek.getState().kind).not.toBe("computing"));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", answer);
  asked = [];
  keepOwnerToken("s", "secret");
  stage = new Stage();
  stop = keepSought(stage);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a hand on the axis of time", () => {
  it("asks nothing while it moves, and for one step once it rests", async () => {
    openStage("own");
    for (const step of [40, 41, 42]) {
      stage.playhead.goTo(step);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toEqual([]);
    expect(shownRecord(stage)).toMatchObject({ row: 1 });
    await rest();
    expect(asked).toEqual([{ step: 42, views: [], token: "Bearer secret" }]);
    const { buffer, row } = shownRecord(stage);
    expect(buffer?.statistics.stepAt(row)).toBe(42);
    expect(buffer?.nodeValue(row, "dense_1", "delta_rms")).toBe(Math.fround(0.42));
  });

  it("asks for the pictures on screen, and only for those of a step that are missing", async () => {
    openStage("own");
    const leave = stage.views.demand("boundary");
    stage.playhead.goTo(42);
    await rest();
    expect(asked.at(-1)?.views).toEqual(["boundary"]);
    expect(shownFrame(stage, "boundary")?.step).toBe(42);
    stage.playhead.goTo(20);
    expect(shownFrame(stage, "boundary")?.step).toBe(64);
    stage.playhead.goTo(42);
    await rest();
    expect(asked).toHaveLength(1);
    leave();
  });

  it("takes a recorded step with its pictures as it is", async () => {
    openStage("own");
    const leave = stage.views.demand("boundary");
    stage.playhead.goTo(64);
    await rest();
    expect(asked).toEqual([]);
    expect(stage.moments.seek.getState()).toMatchObject({ kind: "exact", step: 64 });
    leave();
  });

  it("gives way to two runs side by side, and asks again once those are closed", async () => {
    openStage("own");
    const signals: AbortSignal[] = [];
    vi.stubGlobal("fetch", (request: Request) => {
      signals.push(request.signal);
      return new Promise<Response>(() => undefined);
    });
    stage.playhead.goTo(42);
    await vi.advanceTimersByTimeAsync(200);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    openPair(stage, "a", "b");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(stage.moments.seek.getState().kind).toBe("idle");
    stage.playhead.goTo(43);
    await vi.advanceTimersByTimeAsync(1000);
    expect(signals).toHaveLength(1);
    vi.stubGlobal("fetch", answer);
    closePair(stage);
    await rest();
    expect(asked.map(({ step }) => step)).toEqual([43]);
    expect(stage.moments.seek.getState()).toMatchObject({ kind: "exact", step: 43 });
  });

  it("does not ask during a replay, and forgets the past when it goes back to the run", async () => {
    openStage("own");
    stage.playhead.replayAt(16);
    await rest();
    expect(stage.moments.seek.getState().kind).toBe("idle");
    stage.playhead.goTo(42);
    stage.playhead.goLive();
    await rest();
    expect(asked).toEqual([]);
    expect(shownRecord(stage)).toMatchObject({ row: 2 });
  });

  it("of one who only watches snaps to the nearest recorded step, and says so", async () => {
    openStage("watching");
    stage.playhead.goTo(50);
    await rest();
    await rest();
    expect(asked).toEqual([]);
    expect(stage.playhead.getState().step).toBe(64);
    expect(stage.moments.seek.getState()).toMatchObject({ kind: "exact" });
    const leave = stage.views.demand("boundary");
    stage.playhead.goTo(18);
    await rest();
    await rest();
    expect(stage.playhead.getState().step).toBe(16);
    expect(stage.moments.seek.getState().kind).toBe("nearest");
    leave();
  });
});

it("arrow keys go from report to report, from between two to the nearer side", () => {
  openStage("own");
  expect(neighbourStep(stage, 1)).toBeNull();
  expect(neighbourStep(stage, -1)).toBe(16);
  stage.playhead.goTo(40);
  expect([neighbourStep(stage, -1), neighbourStep(stage, 1)]).toEqual([16, 64]);
  stage.playhead.goTo(16);
  expect([neighbourStep(stage, -1), neighbourStep(stage, 1)]).toEqual([0, 64]);
});
