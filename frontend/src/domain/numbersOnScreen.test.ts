import { describe, expect, it } from "vitest";
import { alignCurves, smooth } from "./curves";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatEpoch,
  formatMagnitude,
  formatNatural,
  formatNumber,
  formatPercent,
  formatShare,
  formatStep,
} from "./format";
import { Eased } from "./interpolate";
import { fitLogLane, laneLabel, laneRange, laneTicks, toLane } from "./logLane";
import {
  colorAt,
  isOverRange,
  makeColorTable,
  parseHex,
  rampPosition,
  signedPosition,
} from "./ramp";
import { divergence, findingsAt } from "./runEvents";
import { changedLiveValues, splitSpec } from "./specChange";

describe("the ramp", () => {
  it("is logarithmic from 1e-5 to 1, and marks what lies beyond", () => {
    expect([1e-6, 1e-5, 1, 50].map(rampPosition)).toEqual([0, 0, 1, 1]);
    expect(rampPosition(10 ** -2.5)).toBeCloseTo(0.5);
    expect(rampPosition(Number.NaN)).toBeNaN();
    expect([isOverRange(1), isOverRange(1.01)]).toEqual([false, true]);
  });

  it("mixes between stops and clamps outside", () => {
    const stops = [parseHex("#000000"), parseHex("#ffffff")];
    expect(colorAt(stops, 0.5)).toEqual([128, 128, 128]);
    expect(makeColorTable(stops, 3)).toEqual([
      "rgb(0 0 0)",
      "rgb(128 128 128)",
      "rgb(255 255 255)",
    ]);
    expect([signedPosition(-4), signedPosition(0), signedPosition(9)]).toEqual([0, 0.5, 1]);
  });
});

describe("numbers as text", () => {
  it("shows magnitudes to their significant digits", () => {
    const texts = [0.74, 0.0701, 0.0031, 1.234e-5, 0, 12345, 3.25, 100].map((value) =>
      formatMagnitude(value),
    );
    expect(texts).toEqual(["0.74", "0.070", "3.1e-3", "1.2e-5", "0", "1.2e4", "3.3", "100"]);
    expect(formatMagnitude(0.285, 3)).toBe("0.285");
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((value) => formatMagnitude(value))).toEqual([
      "–",
      "inf",
    ]);
  });

  it("shows bytes in the unit that suits them, to at most three digits", () => {
    const sizes = [740, 1_200_000, 9_960_000, 999_600, 34_000_000_000, 21_474_836_480_000];
    expect(sizes.map(formatBytes)).toEqual(
      ["740 B", "1.2 MB", "10 MB", "1.0 MB", "34 GB", "21 TB"].map((text) =>
        text.replace(" ", "\u00a0"),
      ),
    );
  });

  it("sets thousands apart with a thin space, and decimals with a point", () => {
    const counts = [7, 1234, 21_350, -1_234_567.4].map(formatCount);
    expect(counts).toEqual(["7", "1234", "21\u202f350", "-1\u202f234\u202f567"]);
    const numbers = [12345.6789, 0.00012, 1e-7, 2.5e21].map(formatNumber);
    expect(numbers).toEqual(["12\u202f345.6789", "0.00012", "1e-7", "2.5e21"]);
    expect([0.125, 99.999, 12_345.6].map(formatEpoch)).toEqual(["0.13", "100.00", "12\u202f345"]);
    expect(formatShare(0.9737)).toBe("97.4\u00a0%");
  });

  it("writes numbers in sentences to three digits", () => {
    const texts = [96, 1900, 21_350, 0.3, 2.5e-6].map(formatNatural);
    expect(texts).toEqual(["96", "1900", "21\u202f400", "0.3", "2.5e-6"]);
  });

  it("shows shares, durations and steps", () => {
    expect([0, 0.001, 0.22, 1].map(formatPercent)).toEqual([
      "0\u00a0%",
      "<1\u00a0%",
      "22\u00a0%",
      "100\u00a0%",
    ]);
    expect([5, 9.96, 59.9, 187, 3729].map(formatDuration)).toEqual([
      ...["5 s", "9 s", "59 s", "3:07", "1:02:09"],
    ]);
    const short = [0, 2e-5, 0.0347, 0.9994, 0.9996, 2.43];
    expect(short.map(formatDuration)).toEqual(["0 s", "1 ms", "35 ms", "999 ms", "1 s", "2.4 s"]);
    expect([500, 21_350, 1_200_000].map(formatStep)).toEqual(["500", "21.4k", "1.2M"]);
  });
});

describe("the axis with a lane for zero", () => {
  const labels = (values: number[]) => {
    const lane = fitLogLane(values);
    return laneTicks(lane).map((tick) => laneLabel(tick, lane));
  };

  it("puts exact zeros under the lowest decade", () => {
    const lane = fitLogLane([0, 3e-4, 0.2]);
    expect(lane).toEqual({ low: -4, high: 0, zero: true, top: null });
    expect(toLane(0, lane)).toBeLessThan(-4);
    expect(toLane(0.01, lane)).toBeCloseTo(-2);
    expect(toLane(Number.NaN, lane)).toBeNull();
    expect(laneRange(lane)[0]).toBeLessThan(toLane(0, lane) ?? 0);
    expect(labels([0, 3e-4, 0.2])).toEqual(["0", "1e-4", "1e-3", "1e-2", "0.1", "1"]);
  });

  it("has steps of 1, 2, 5 where the range is narrow", () => {
    expect(labels([0.6, 0.75])).toEqual(["0.5", "1"]);
    expect(labels([0.25, 2.3])).toEqual(["0.2", "0.5", "1", "2", "5"]);
    expect(labels([2e-3, 4e-3])).toEqual(["1e-3", "2e-3", "5e-3"]);
  });

  it("writes large numbers short", () => {
    expect(labels([10, 3e8])).toEqual(["10", "1000", "1e5", "1e7", "1e9"]);
  });

  it("has a range even for nothing, and for one value", () => {
    expect(fitLogLane([])).toEqual({ low: -5, high: 0, zero: false, top: null });
    const { low, high } = fitLogLane([1]);
    expect(high).toBeGreaterThan(low);
  });
});

describe("smoothing", () => {
  it("starts without bias and leaves a constant alone", () => {
    expect(smooth([4, 4, 4], 0.9).map((value) => Number(value.toFixed(9)))).toEqual([4, 4, 4]);
    expect(smooth([1, 2], 0)).toEqual([1, 2]);
  });

  it("lays curves over one axis, with gaps", () => {
    const aligned = alignCurves([
      { steps: [1, 3], values: [10, 30] },
      { steps: [2, 3], values: [5, Number.NaN] },
    ]);
    expect(aligned).toEqual({
      steps: [1, 2, 3],
      columns: [
        [10, null, 30],
        [null, 5, null],
      ],
    });
  });
});

describe("easing", () => {
  it("glides to the target and then rests", () => {
    const eased = new Eased(1, 50);
    eased.aim(0, 1);
    expect(eased.advance(50)).toBe(true);
    expect(eased.shown[0]).toBeCloseTo(0.632, 2);
    for (let frame = 0; frame < 40; frame += 1) {
      eased.advance(33);
    }
    expect(eased.shown[0]).toBe(1);
    expect(eased.advance(33)).toBe(false);
  });
});

describe("the event log", () => {
  const finding = (step: number, active: boolean, node = "dense_1") => ({
    seq: 0,
    step,
    kind: "finding",
    detail: {
      code: "vanishing",
      severity: "warning",
      node_id: node,
      values: { ratio: 96 },
      cures: [],
      active,
    },
  });

  it("tells which findings hold at a step", () => {
    const events = [finding(10, true), finding(50, false)];
    expect(findingsAt(events, null).map((entry) => entry.endedAt)).toEqual([50]);
    expect(findingsAt(events, 20)).toMatchObject([{ values: { ratio: 96 }, endedAt: null }]);
    expect(findingsAt(events, 5)).toEqual([]);
  });

  it("names where a run diverged", () => {
    const event = {
      seq: 1,
      step: 412,
      kind: "diverged",
      detail: { node_id: "dense_2", quantity: "delta" },
    };
    expect(divergence([event])).toEqual({ step: 412, nodeId: "dense_2", quantity: "delta" });
    expect(divergence([])).toBeNull();
  });
});

describe("what differs between two specs", () => {
  const spec = (rate: number, units: number, drop = 0.1) => ({
    network: {
      nodes: [
        { id: "d", type: "dense", config: { units } },
        { id: "drop", type: "dropout", config: { rate: drop } },
      ],
      edges: [],
    },
    optimizer: { type: "sgd", config: { learning_rate: rate } },
    training: { seed: 0, l2: 0, clipping: { by: "global_norm", at: 1 } },
  });
  const live = (_family: string, type: string, field: string) =>
    (type === "dropout" && field === "rate") || (type === "sgd" && field === "learning_rate");

  it("a live value is no change of structure", () => {
    const [a, b] = [splitSpec(spec(0.1, 8), live), splitSpec(spec(0.03, 8, 0.2), live)];
    expect(a.structure).toBe(b.structure);
    expect(changedLiveValues(a.live, b.live)).toEqual([
      ["network.nodes.drop.config.rate", 0.2],
      ["optimizer.config.learning_rate", 0.03],
    ]);
  });

  it("units are, and the order of keys is not", () => {
    expect(splitSpec(spec(0.1, 8), live).structure).not.toBe(
      splitSpec(spec(0.1, 9), live).structure,
    );
    const turned = Object.fromEntries(Object.entries(spec(0.1, 8)).reverse());
    expect(splitSpec(turned, live).structure).toBe(splitSpec(spec(0.1, 8), live).structure);
  });
});
