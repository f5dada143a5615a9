import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { readValues, type Study, type StudyMember } from "./study";
import { studyChart, valueAxis } from "./studyChart";

function member(number: number, values: readonly (number | null)[]): StudyMember {
  return {
    ...{ number, changes: [{ path: "training.seed", value: number }], status: "done" },
    ...{ session_id: "", run_id: null, step: 4, steps: 4 },
    figures: {
      step: 4,
      loss: { steps: values.map((_, index) => index + 1), values: [...values] },
    },
  };
}

const BAND = { steps: [1, 2], mean: [2, 1], least: [1, 1], most: [4, 1], deviation: [1, 0] };

function study(members: StudyMember[], groups: Study["groups"]): Study {
  const { spec } = makeDocument({});
  return {
    ...{ study_id: "", study: { type: "sweep", config: {} }, spec, title: "", created_at: "" },
    ...{ status: "finished", problem: null, paths: [], steps_done: 0, steps: 0, note: "identical" },
    ...{ seconds_left: null, result: null, members, groups },
  };
}

describe("curves of a study", () => {
  it("lie on one axis, with the last step of any at its end", () => {
    const members = [member(0, [1, 10]), member(1, [10, 1, 1, 1])];
    const groups = members.map(({ number, changes }) => ({
      ...{ changes, members: [number], done: 1, solved: null, loss: BAND, validation: {} },
    }));
    const { lines, areas, lastStep } = studyChart(study(members, groups), "training");
    expect(lastStep).toBe(4);
    expect(areas).toEqual([]);
    expect(lines.map(({ group }) => group)).toEqual([0, 1]);
    const [[first = [], second = []] = []] = lines[0]?.pieces ?? [];
    expect([first[0], second[0]]).toEqual([0.25, 0.5]);
    // The larger loss stands higher: nearer to 0.
    expect(first[1]).toBeGreaterThan(second[1] ?? 0);
    expect(lines[1]?.pieces[0]?.[0]?.[1]).toBeCloseTo(second[1] ?? 0);
  });

  it("break where there is no number, and a group of repetitions has a band and its mean", () => {
    const members = [member(0, [4, null, 1]), member(1, [1, 1, 1])];
    const groups = [
      { changes: [], members: [0, 1], done: 2, solved: 1, loss: BAND, validation: {} },
    ];
    const { lines, areas } = studyChart(study(members, groups), "training");
    expect(lines.map((line) => [line.member, line.pieces.length])).toEqual([
      [0, 2],
      [1, 1],
      [null, 1],
    ]);
    expect(areas[0]?.points).toHaveLength(4);
  });
});

describe("the axis of values", () => {
  it("is one of decades for a loss, and of round steps else", () => {
    expect(valueAxis("loss", [0.01, 1]).place(0.1)).toBeCloseTo(0.5);
    const shares = valueAxis("accuracy", [0.52, 0.98]);
    expect(shares.place(0.5)).toBe(0);
    expect(shares.place(1)).toBe(1);
    expect(shares.ticks.map(({ text }) => text)).toEqual([
      "0.500",
      "0.600",
      "0.700",
      "0.800",
      "0.900",
      "1.00",
    ]);
  });
});

describe("values as typed", () => {
  it.each([
    ["0.01, 0.1, 1", [0.01, 0.1, 1]],
    ["0,01; 0,1; 1", [0.01, 0.1, 1]],
    ["sgd, adam,", ["sgd", "adam"]],
    [" ", []],
  ])("%s", (text, values) => {
    expect(readValues(text)).toEqual(values);
  });
});
