import { describe, expect, it } from "vitest";
import { columnKind, stripScale } from "./stripScale";

describe("scale of a column of the health strip", () => {
  it("gradients have the ramp of wires and blocks: 1e-5 to 1, logarithmic", () => {
    const scale = stripScale(columnKind("delta_rms"), [7]);
    expect(scale.position(1e-5)).toBe(0);
    expect(scale.position(1e-2)).toBeCloseTo(0.6, 12);
    expect([scale.isOver(1), scale.isOver(1.01)]).toEqual([false, true]);
  });

  it("signed values lie around zero, as far as the largest of them", () => {
    const scale = stripScale(columnKind("activation_mean"), [-0.5, 2, Number.NaN]);
    expect([scale.low, scale.high]).toEqual([-2, 2]);
    expect([-2, 0, 1].map(scale.position)).toEqual([0, 0.5, 0.75]);
  });

  it("shares go from none to all, whatever was recorded", () => {
    const scale = stripScale(columnKind("window_dead"), [0.1, 0.2]);
    expect([scale.low, scale.high, scale.position(0.25)]).toEqual([0, 1, 0.25]);
  });

  it("update ratios span decades", () => {
    const scale = stripScale(columnKind("update_ratio"), [0, 1e-4, 1e-2, Number.POSITIVE_INFINITY]);
    expect([scale.low, scale.high]).toEqual([1e-4, 1e-2]);
    expect(scale.position(1e-3)).toBeCloseTo(0.5, 12);
    expect(scale.position(0)).toBe(0);
    expect(scale.position(Number.NaN)).toBeNaN();
  });

  it("other magnitudes begin at zero; with nothing recorded there is a scale all the same", () => {
    expect(stripScale(columnKind("weight_norm"), [3, 4]).position(2)).toBe(0.5);
    expect(stripScale("linear", []).position(Number.NaN)).toBeNaN();
    expect(stripScale("log", [0]).position(0)).toBe(0);
  });
});
