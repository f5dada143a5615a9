import { describe, expect, it } from "vitest";
import { readOverlaps } from "./fits";
import type { Frame, ShapedArray } from "./frame";
import { readAnswer, readGates, unitOf } from "./sequenceFrames";

const text = (lines: string): ShapedArray => {
  const data = new TextEncoder().encode(lines);
  return { shape: [data.length], data: Uint8Array.from(data) };
};
const array = (shape: number[], data: ShapedArray["data"]): ShapedArray => ({ shape, data });

function frameOf(arrays: Record<string, ShapedArray>): Frame {
  return {
    type: "view",
    view: "gates",
    runId: "r",
    generation: 0,
    seq: 0,
    step: 7,
    firstStep: 7,
    bucketWidth: 1,
    arrays: new Map(Object.entries(arrays)),
  };
}

// Two values of two units over three steps.
const VALUES = Float32Array.from([1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6]);
const GATES = frameOf({
  values: array([2, 2, 3], VALUES),
  names: text("cell\nhidden"),
  count: array([1], Uint32Array.of(9)),
  left: array([2, 3], Float32Array.of(0, -1, Number.NEGATIVE_INFINITY, 0, -2, -3)),
  states: text("cell\nhidden"),
  read: array([1, 3], Float32Array.of(7, 8, 9)),
});

describe("gates of a frame", () => {
  it("are a row of steps for every unit, under their names", () => {
    const read = readGates(GATES);
    expect(read).toMatchObject({ steps: 3, units: 2, count: 9 });
    expect(read?.gates.map(({ name }) => name)).toEqual(["cell", "hidden"]);
    expect(read?.gates.map((gate) => unitOf(gate, 1))).toEqual([
      [4, 5, 6],
      [-4, -5, -6],
    ]);
    expect(read?.read).toMatchObject({ height: 1, width: 3 });
  });

  it("tell of every state what is left of a gradient", () => {
    expect(readGates(GATES)?.left).toEqual([
      { state: "cell", logs: [0, -1, Number.NEGATIVE_INFINITY] },
      { state: "hidden", logs: [0, -2, -3] },
    ]);
  });

  it("are none where names and values don't agree, or before there is a frame", () => {
    expect(readGates(null)).toBeNull();
    expect(
      readGates(frameOf({ ...Object.fromEntries(GATES.arrays), names: text("cell") })),
    ).toBeNull();
  });
});

describe("the answer to a sequence", () => {
  it("is of classes where they are counted, else of numbers", () => {
    const classes = frameOf({
      truth: array([2], Uint32Array.of(3, 1)),
      predicted: array([2], Uint32Array.of(3, 2)),
      tokens: array([2], Uint32Array.of(5, 6)),
    });
    expect(readAnswer(classes)).toEqual({
      tokens: [5, 6],
      truth: [3, 1],
      predicted: [3, 2],
      classes: true,
    });
    const numbers = frameOf({ truth: array([1], Float32Array.of(0.5)) });
    expect(readAnswer(numbers)).toEqual({
      tokens: [],
      truth: [0.5],
      predicted: [],
      classes: false,
    });
  });
});

describe("overlaps of label maps", () => {
  it("are read by class; older pictures have none", () => {
    const frame = frameOf({
      iou: array([3], Float64Array.of(0.5, Number.NaN, 1)),
      mean_iou: array([1], Float64Array.of(0.75)),
      examples: array([1], Uint32Array.of(200)),
    });
    expect(readOverlaps(frame)).toEqual({
      byClass: [0.5, Number.NaN, 1],
      mean: 0.75,
      examples: 200,
    });
    expect(readOverlaps(GATES)).toBeNull();
  });
});
