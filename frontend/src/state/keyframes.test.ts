import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { completeSpec } from "../domain/spec";
import { recordFrame, SCHEMA } from "../domain/testFrames";
import { keepKeyframes, keepsNone, keyframesOf } from "./keyframes";
import { Stage } from "./stage";

const RUN = {
  ...{
    name: "",
    pinned: false,
    run_id: "run",
    experiment_id: "e",
    reason: "first",
    seed: 0,
    status: "running",
    step: 64,
  },
  ...{ from_run_id: null, from_step: null, request_id: null },
};
const DETAIL = {
  ...{ run: RUN, session_id: "s", spec: completeSpec({ data: { type: "moons" } }), events: [] },
  ...{ run_schema: SCHEMA, first_seq: 0, last_seq: 1, fingerprint: {}, keyframe_bytes: 900 },
};

let stage: Stage;
let stop: () => void;
let kept: number[];
let tooLarge: boolean;

beforeEach(() => {
  kept = [8, 64];
  tooLarge = false;
  vi.stubGlobal("fetch", async () =>
    Response.json({ ...DETAIL, keyframes: kept, keyframes_too_large: tooLarge }),
  );
  stage = new Stage();
  stage.runs.stage("run", SCHEMA, null).apply(recordFrame(1, 64, 0.5));
  stop = keepKeyframes(stage);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

it("steps with a kept state are asked for when the reader goes back, and again at the next time", async () => {
  expect(keyframesOf(stage)).toEqual([]);
  stage.playhead.goTo(20);
  await vi.waitFor(() => expect(keyframesOf(stage)).toEqual([8, 64]));
  kept = [8, 64, 128];
  stage.playhead.goTo(21);
  stage.playhead.goLive();
  stage.playhead.goTo(22);
  await vi.waitFor(() => expect(keyframesOf(stage)).toEqual([8, 64, 128]));
});

it("those of another run are not this one's", async () => {
  stage.playhead.goTo(20);
  await vi.waitFor(() => expect(keyframesOf(stage)).toEqual([8, 64]));
  stage.runs.stage("other", SCHEMA, null);
  expect(keyframesOf(stage)).toEqual([]);
});

it("a run whose states are too large to be kept is known by that, and no other run", async () => {
  tooLarge = true;
  expect(keepsNone(stage)).toBe(false);
  stage.playhead.goTo(20);
  await vi.waitFor(() => expect(keepsNone(stage)).toBe(true));
  stage.runs.stage("other", SCHEMA, null);
  expect(keepsNone(stage)).toBe(false);
});
