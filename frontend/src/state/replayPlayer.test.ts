import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordFrame, SCHEMA, startFrame } from "../domain/testFrames";
import { toggleReplay } from "./replayPlayer";
import { runFrame } from "./scheduler";
import { Stage } from "./stage";
import { setUi } from "./uiStore";

let stage: Stage;
let now: number;

/** Lets the page draw for so long. */
function play(seconds: number): void {
  for (let frame = 0; frame < seconds * 20; frame += 1) {
    now += 50;
    runFrame(now);
  }
}

function shown(): number | null {
  return stage.playhead.getState().step;
}

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  now = performance.now() + 1000;
  setUi({ replayPace: "linear", replaySeconds: 12 });
  stage = new Stage();
  const buffer = stage.runs.stage("run", SCHEMA, null);
  buffer.apply(startFrame());
  for (let report = 1; report <= 100; report += 1) buffer.apply(recordFrame(report, report, 0.5));
});

afterEach(() => {
  stage.playhead.goLive();
  runFrame(now + 1000);
  vi.unstubAllGlobals();
});

describe("a replay", () => {
  it("starts at step 0, takes as long as was chosen, and ends at the run as it is", () => {
    toggleReplay(stage);
    expect(shown()).toBe(0);
    play(6);
    expect(shown()).toBeGreaterThan(45);
    expect(shown()).toBeLessThan(55);
    play(7);
    expect(shown()).toBeNull();
  });

  it("pauses where it is and goes on from there, also by another pace", () => {
    toggleReplay(stage);
    play(3);
    toggleReplay(stage);
    const paused = shown();
    play(5);
    expect(shown()).toBe(paused);
    setUi({ replayPace: "log" });
    toggleReplay(stage);
    expect(shown()).toBe(paused);
    play(1);
    expect(shown()).toBeGreaterThan(paused ?? 100);
  });

  it("stops where a hand takes the axis, and only one goes at a time", () => {
    toggleReplay(stage);
    play(1);
    stage.playhead.goTo(70);
    play(1);
    expect(shown()).toBe(70);
    toggleReplay(stage);
    toggleReplay(stage);
    toggleReplay(stage);
    play(1.2);
    expect(shown()).toBeGreaterThanOrEqual(78);
    expect(shown()).toBeLessThanOrEqual(82);
  });
});
