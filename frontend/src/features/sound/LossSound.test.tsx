import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { recordFrame, SCHEMA, withEvaluation } from "../../domain/testFrames";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { LossSound } from "./LossSound";

/** What was last asked of a parameter of the sound. */
class Parameter {
  value = 0;
  setTargetAtTime(value: number): void {
    this.value = value;
  }
}

class Part {
  readonly frequency = new Parameter();
  readonly gain = new Parameter();
  constructor(
    _context: unknown,
    readonly options: { pan?: number },
  ) {
    parts.push(this);
  }
  connect(next: unknown): unknown {
    return next;
  }
  start(): void {}
}

let parts: Part[] = [];
const close = vi.fn(() => Promise.resolve());

beforeEach(() => {
  parts = [];
  vi.useFakeTimers();
  for (const name of ["OscillatorNode", "GainNode", "StereoPannerNode"]) vi.stubGlobal(name, Part);
  vi.stubGlobal(
    "AudioContext",
    class {
      currentTime = 0;
      close = close;
    },
  );
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("sounds training at the left and validation at the right, quietly, and is silent at a pause", () => {
  const stage = new Stage();
  stage.runs.stage("run", SCHEMA, null).apply(withEvaluation(recordFrame(0, 8, 1), [8, 0.1, 0.5]));
  stage.session.setState({ runId: "run", pending: "play" });
  render(<LossSound />, onStage(stage));
  vi.advanceTimersByTime(200);
  const [left, leftVolume, leftSide, right, rightVolume, rightSide] = parts;
  expect([leftSide?.options.pan, rightSide?.options.pan]).toEqual([-1, 1]);
  expect(left?.frequency.value).toBeCloseTo(440);
  expect(right?.frequency.value).toBeCloseTo(220);
  for (const volume of [leftVolume, rightVolume]) {
    expect(volume?.gain.value).toBeGreaterThan(0);
    expect(volume?.gain.value).toBeLessThanOrEqual(0.05);
  }
  stage.session.setState({ pending: null });
  vi.advanceTimersByTime(200);
  expect([leftVolume?.gain.value, rightVolume?.gain.value]).toEqual([0, 0]);
  cleanup();
  expect(close).toHaveBeenCalled();
});
