import { describe, expect, it } from "vitest";
import catalogEnglish from "../locales/catalog.en.json";
import liveEnglish from "../locales/live.en.json";
import { cureReport, type RunComparison, reportedMetric, trialsOf } from "./cureReport";
import { ladderFloor } from "./ladder";
import { runInfo } from "./testRuns";

function side(run_id: string): RunComparison["first"] {
  const numbers = { measure: 2, loss: 0.5, loss_from: 33, evaluation: { step: 60, loss: 0.6 } };
  return { run_id, standing: false, others: [], diverged_at: null, ...numbers };
}

function compared(run_id: string, cure: string, code = "vanishing_gradient"): RunComparison {
  return {
    ...{ step: 64, final_step: 128, status: "so_far", verdict: "worked" },
    finding: { code, node_id: "dense_1", cure, step: 16 },
    ...{ finding_change: "gone", loss_change: "lower", loss_by: "training" },
    ...{ first: side("base"), second: side(run_id) },
  };
}

const cure = (run_id: string, from_run_id: string) => ({ ...runInfo(run_id, "cure"), from_run_id });
const RUNS = [
  runInfo("base", "first"),
  cure("one", "base"),
  cure("two", "base"),
  cure("three", "two"),
];
const cures = ["relu_he", "batch_norm", "other"].map((code) => ({ code, spec: { code } }));
const detail = { code: "vanishing_gradient", active: true, values: { ratio: 96 }, cures };
const EVENTS = [{ seq: 3, step: 16, kind: "finding", detail }];

describe("the trials that a run is one of", () => {
  it("are those of the same run, and none where the run on stage is no fix", () => {
    expect(trialsOf(RUNS, "base")).toBeNull();
    expect(trialsOf(RUNS, null)).toBeNull();
    expect(trialsOf(RUNS, "one")?.runs.map(({ run_id }) => run_id)).toEqual(["one", "two"]);
    expect(trialsOf(RUNS, "three")?.base).toBe("two");
  });
});

describe("the report of a fix", () => {
  const trials = { base: "base", runs: RUNS.slice(1, 3) };

  it("lists every fix of the finding, tried or not, with the run that tried it", () => {
    const reported = new Map([
      ["one", compared("one", "batch_norm")],
      ["two", compared("two", "relu_he")],
    ]);
    const report = cureReport(trials, "two", EVENTS, reported);
    expect(report).toMatchObject({ code: "vanishing_gradient", step: 16, values: { ratio: 96 } });
    expect(report?.rows.map((row) => [row.cure, row.trial?.runId ?? null])).toEqual([
      ["relu_he", "two"],
      ["batch_norm", "one"],
      ["other", null],
    ]);
    expect(report?.rows[2]?.spec).toEqual({ code: "other" });
  });

  it("takes the last trial of a fix, and leaves out those of other findings", () => {
    const reported = new Map([
      ["one", compared("one", "relu_he", "dying_relu")],
      ["two", compared("two", "relu_he")],
    ]);
    expect(cureReport(trials, "two", EVENTS, reported)?.rows[0]?.trial?.runId).toBe("two");
    reported.set("one", compared("one", "relu_he"));
    expect(cureReport(trials, "one", EVENTS, reported)?.rows[0]?.trial?.runId).toBe("one");
  });

  it("is none before the server has answered, and for a run that is no fix", () => {
    expect(cureReport(trials, "two", EVENTS, new Map())).toBeNull();
    const none = { ...compared("two", ""), finding: null };
    expect(cureReport(trials, "two", EVENTS, new Map([["two", none]]))).toBeNull();
  });
});

describe("the metric of a report", () => {
  const withMetrics = (evaluation: Record<string, number> | null) => ({
    ...compared("one", "relu_he"),
    first: { ...side("base"), evaluation },
    second: { ...side("one"), evaluation },
  });

  it("is accuracy, else the first one, else the loss", () => {
    expect(reportedMetric(withMetrics({ step: 1, loss: 2, mae: 3, accuracy: 4 }))).toBe("accuracy");
    expect(reportedMetric(withMetrics({ step: 1, loss: 2, mae: 3 }))).toBe("mae");
    expect(reportedMetric(withMetrics({ step: 1, loss: 2 }))).toBe("loss");
    expect(reportedMetric(withMetrics(null))).toBeNull();
  });
});

describe("the ladder", () => {
  it("has eight steps an octave", () => {
    expect([0, 1, 15, 17, 18, 35, 36, 1000, 1536].map(ladderFloor)).toEqual([
      0, 1, 15, 16, 18, 32, 36, 960, 1536,
    ]);
  });
});

describe("names of fixes", () => {
  it("are there for every fix that a finding can offer", () => {
    const codes = Object.keys(catalogEnglish).flatMap(
      (key) => /^findings\.\w+\.cures\.(\w+)$/.exec(key)?.[1] ?? [],
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !Object.hasOwn(liveEnglish, `cures.name.${code}`))).toEqual([]);
  });
});
