import { describe, expect, it } from "vitest";
import { answersTo, lines, readCheck, rows, weightWindows } from "./exampleAnswer";
import type { Frame, ShapedArray } from "./frame";

function text(...words: string[]): ShapedArray {
  const data = Uint8Array.from(new TextEncoder().encode(words.join("\n")));
  return { shape: [data.length], data };
}

function array(data: ShapedArray["data"], shape: readonly number[] = [data.length]): ShapedArray {
  return { shape, data };
}

function frame(arrays: Record<string, ShapedArray>, view = "weight_gradient"): Frame {
  return {
    ...{ type: "view", view, runId: "r", generation: 0, seq: 0, step: 5 },
    ...{ firstStep: 5, bucketWidth: 0, arrays: new Map(Object.entries(arrays)) },
  };
}

function checked(gradient: number, difference: number, error: number, kinks = text()): Frame {
  return frame({
    value: array(new Float64Array([1, gradient, 2])),
    check: array(new Float64Array([difference, 6e-6, error, 0.5, 0.5])),
    kinks,
  });
}

describe("the check of a gradient", () => {
  it("agrees up to a millionth of the array's largest gradient", () => {
    expect(readCheck(checked(0.5, 0.5 + 1.9e-6, 0))?.verdict).toBe("agrees");
    expect(readCheck(checked(0.5, 0.5 + 2.1e-6, 0))?.verdict).toBe("differs");
  });

  it("is unsure where the difference itself may be off by as much", () => {
    expect(readCheck(checked(0.5, 0.5 + 2.1e-6, 3e-6))?.verdict).toBe("unsure");
  });

  it("names units at a kink, and the loss", () => {
    const check = readCheck(checked(0, 0.5, 1e-9, text("bend\t1", "\t0")));
    expect(check?.verdict).toBe("kink");
    expect(check?.kinks).toEqual([
      { node: "bend", unit: "1" },
      { node: "", unit: "0" },
    ]);
  });

  it("is absent where the network is too large", () => {
    expect(readCheck(frame({ value: array(new Float64Array([1, 2, 3])) }))).toBeNull();
  });
});

describe("an answer", () => {
  const options = { part: "train", example: "3", node: "a", array: "kernel", index: "7" };
  const asked = text("train", "3", "a", "kernel", "0", "7");

  it("belongs to the question that it repeats", () => {
    expect(answersTo(frame({ asked }), { view: "weight_gradient", options })).toBe(true);
    const other = { ...options, index: "8" };
    expect(answersTo(frame({ asked }), { view: "weight_gradient", options: other })).toBe(false);
    expect(answersTo(frame({ asked }), { view: "example_numbers", options })).toBe(false);
  });

  it("has texts, one a line, and rows of tables", () => {
    expect(lines(frame({}), "kinks")).toEqual([]);
    const table = frame({ paths: array(new Float64Array([1, 2, 3, 4]), [2, 2]) });
    expect(rows(table, "paths")).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("has weights as the window shown of a matrix", () => {
    const [window] = weightWindows(
      frame({
        weights: text("kernel"),
        weights_0: array(new Float64Array([1, 2, 3, 4, 5, 6]), [2, 3]),
        gradients_0: array(new Float64Array(6), [2, 3]),
        weights_0_shape: array(new Uint32Array([500, 300])),
        weights_0_first: array(new Uint32Array([40, 7])),
        weights_0_largest: array(new Float64Array([0.25])),
      }),
    );
    expect(window).toMatchObject({ name: "kernel", firstRow: 40, firstUnit: 7, rows: 2, units: 3 });
    expect(window?.shape).toEqual([500, 300]);
  });
});
