import { describe, expect, it } from "vitest";
import { MomentCache } from "./momentCache";
import { recordFrame, SCHEMA, viewFrame } from "./testFrames";

function add(cache: MomentCache, step: number) {
  return cache.add("run", SCHEMA, step, [recordFrame(7, step, 0.5, step / 10)]);
}

describe("exact states of steps gone back to", () => {
  it("hold the statistics of the very step, and pictures that come later", () => {
    const cache = new MomentCache();
    const { buffer } = add(cache, 3);
    expect(buffer.statistics.stepAt(0)).toBe(3);
    expect(buffer.nodeValue(0, "dense_1", "delta_rms")).toBe(Math.fround(0.3));
    expect(buffer.views.latest("boundary")).toBeUndefined();
    cache.add("run", SCHEMA, 3, [recordFrame(7, 3, 9, 9), viewFrame("boundary", 3)]);
    expect(cache.find("run", 3)?.buffer.views.latest("boundary")?.step).toBe(3);
    expect(buffer.nodeValue(0, "dense_1", "delta_rms")).toBe(Math.fround(0.3));
    expect(buffer.statistics.length).toBe(1);
  });

  it("are of one run and one step each", () => {
    const cache = new MomentCache();
    add(cache, 3);
    expect(cache.find("run", 4)).toBeNull();
    expect(cache.find("other", 3)).toBeNull();
    expect(() => cache.add("run", SCHEMA, 3, [recordFrame(0, 4, 1)])).toThrow(
      "asked for step 3 of run, got 4 of run",
    );
  });

  it("stay within a budget of bytes; what was used longest ago goes first", () => {
    const one = add(new MomentCache(), 1).buffer.byteLength;
    const cache = new MomentCache(3 * one);
    for (const step of [1, 2, 3]) add(cache, step);
    cache.find("run", 1);
    add(cache, 4);
    expect([1, 2, 3, 4].map((step) => cache.find("run", step) !== null)).toEqual([
      ...[true, false],
      ...[true, true],
    ]);
    expect(cache.byteLength).toBe(3 * one);
  });
});
