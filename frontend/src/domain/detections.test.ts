import { describe, expect, it } from "vitest";
import { boxesAt, readDetections, readPrecisions } from "./detections";
import { viewFrame } from "./testFrames";

/** Two images of 1×1; the first has two predicted boxes, the better one behind the other. */
const FRAME = {
  ...viewFrame("detections", 7),
  arrays: new Map([
    ["inputs", { shape: [2, 1, 1, 1], data: Uint8Array.of(0, 255) }],
    [
      "truth",
      { shape: [2, 6], data: Float32Array.of(1, 2, 0.5, 0.25, 0.5, 0.5, 0, 1, 0.5, 0.5, 1, 1) },
    ],
    ["boxes", { shape: [2, 4], data: Float32Array.of(0.5, 0.5, 0.25, 0.5, 0.25, 0.5, 0.5, 1) }],
    ["image", { shape: [2], data: Uint16Array.of(0, 0) }],
    ["class", { shape: [2], data: Uint16Array.of(1, 2) }],
    ["score", { shape: [2], data: Float32Array.of(0.25, 0.75) }],
    ["overlap", { shape: [2], data: Float32Array.of(0.125, 0) }],
    ["kept", { shape: [2], data: Uint8Array.of(0, 1) }],
    ["average_precision", { shape: [3], data: Float64Array.of(Number.NaN, 0.5, 1) }],
    ["unsuppressed", { shape: [3], data: Float64Array.of(Number.NaN, 0.25, 0.5) }],
    ["mean", { shape: [2], data: Float64Array.of(0.75, 0.375) }],
    ["examples", { shape: [1], data: Uint32Array.of(200) }],
  ]),
};

describe("detections", () => {
  it("belong to their images, the best score first", () => {
    const [first, second] = readDetections(FRAME);
    expect(first?.truth).toMatchObject([{ number: 1, x: 0.5, y: 0.5, width: 1, height: 1 }]);
    expect(second?.truth).toMatchObject([{ number: 2, x: 0.5, y: 0.25, width: 0.5, height: 0.5 }]);
    expect(first?.predicted).toMatchObject([
      { number: 2, x: 0.25, y: 0.5, width: 0.5, height: 1, score: 0.75, overlap: 0, kept: true },
      { number: 1, score: 0.25, overlap: 0.125, kept: false },
    ]);
    expect(second?.predicted).toEqual([]);
    expect(second?.input.bytes).toEqual(Uint8Array.of(255));
  });

  it("are those above a threshold, without suppressed ones where asked", () => {
    const predicted = readDetections(FRAME)[0]?.predicted ?? [];
    expect(boxesAt(predicted, 0.2, true).map(({ number }) => number)).toEqual([2]);
    expect(boxesAt(predicted, 0.2, false).map(({ number }) => number)).toEqual([2, 1]);
    expect(boxesAt(predicted, 0.5, false).map(({ number }) => number)).toEqual([2]);
    expect(boxesAt(predicted, 0.75, false)).toHaveLength(1);
  });

  it("say how precise they are, and for how many images; a frame without numbers says nothing", () => {
    expect(readPrecisions(FRAME)).toEqual({
      suppressed: { byClass: [Number.NaN, 0.5, 1], mean: 0.75 },
      unsuppressed: { byClass: [Number.NaN, 0.25, 0.5], mean: 0.375 },
      examples: 200,
    });
    expect(readPrecisions(viewFrame("detections", 7))).toBeNull();
  });
});
