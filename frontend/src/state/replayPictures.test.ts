import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReplayPath, replayPoints } from "../domain/replayPath";
import { encodeFrame, recordFrame, SCHEMA, viewFrame } from "../domain/testFrames";
import { keepOwnerToken } from "./ownerTokens";
import { prefetchPictures } from "./replayPictures";
import { EMPTY_SESSION } from "./sessionStore";
import { Stage } from "./stage";

let stage: Stage;
let asked: number[];
/** After so many answers the replay is stopped. */
let stopAfter: number;

async function answer(request: Request): Promise<Response> {
  const { step, views } = await request.json();
  asked.push(step);
  if (asked.length >= stopAfter) stage.playhead.pauseReplay();
  const [view] = views;
  const frame = encodeFrame(viewFrame(view, step));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, frame.byteLength, true);
  return new Response(new Uint8Array([...length, ...new Uint8Array(frame)]));
}

function path(): ReplayPath {
  const buffer = stage.runs.current;
  if (buffer === null) throw new Error("no run");
  return new ReplayPath(replayPoints(buffer), "log");
}

beforeEach(() => {
  vi.stubGlobal("fetch", answer);
  asked = [];
  stopAfter = 1000;
  keepOwnerToken("s", "secret");
  stage = new Stage();
  stage.enter("opening");
  stage.enter("own", { ...EMPTY_SESSION, sessionId: "s", runId: "run" });
  const buffer = stage.runs.stage("run", SCHEMA, null);
  for (let report = 0; report <= 300; report += 1) {
    buffer.apply(recordFrame(report, 4 * report, 0.5));
  }
  buffer.apply(viewFrame("boundary", 1200));
  stage.views.demand("boundary");
  stage.playhead.replayAt(0);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it("pictures are asked for evenly over the time of a replay, of recorded steps, and kept", async () => {
  await prefetchPictures(stage, path());
  const steps = [...asked, 1200];
  expect(new Set(steps).size).toBe(steps.length);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.filter((step) => step % 4 !== 0)).toEqual([]);
  expect(asked.length).toBeGreaterThan(25);
  expect(asked.filter((step) => step < 100).length).toBeGreaterThan(10);
  const buffer = stage.runs.current;
  for (const step of steps) expect(buffer?.shownView("boundary", step)?.step).toBe(step);
  expect(buffer?.shownView("boundary", null)?.step).toBe(1200);
  asked = [];
  await prefetchPictures(stage, path());
  expect(asked).toEqual([]);
});

it("none are asked for once the replay stops, nor of steps that are past", async () => {
  stopAfter = 3;
  stage.playhead.replayAt(400);
  await prefetchPictures(stage, path());
  expect(asked).toHaveLength(3);
  expect(Math.min(...asked)).toBeGreaterThanOrEqual(400);
});
