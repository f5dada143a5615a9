/** Every number of an evaluation that the page shows names its step, and whether restored best weights were measured. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CureReport, RunComparison } from "./domain/cureReport";
import { makeDocument } from "./domain/document";
import { RunBuffer } from "./domain/runBuffer";
import { endOf } from "./domain/runEnd";
import type { Study, StudyMember } from "./domain/study";
import { recordFrame, SCHEMA, viewFrame, withEvaluation } from "./domain/testFrames";
import { runInfo } from "./domain/testRuns";
import { Trials } from "./features/findings/CureTrials";
import { PairNumbers } from "./features/pair/PairNumbers";
import type { CalledRun } from "./features/runs/calledRuns";
import { RunRow } from "./features/runs/RunRow";
import { ParallelAxes } from "./features/studies/ParallelAxes";
import { StudyResult } from "./features/studies/StudyResult";
import { StudyTable } from "./features/studies/StudyTable";
import { OutputFacts } from "./features/views/OutputFacts";
import { PictureStep } from "./features/views/PictureStep";
import { loadTexts, t } from "./i18n";
import { PairCursor } from "./state/pairCursor";
import { Stage } from "./state/stage";
import { onStage } from "./state/testStage";
import { originsText } from "./ui/origin";

const SOURCES = resolve(import.meta.dirname);

/** What reads the number of an evaluation, or names its metric. */
const READS =
  /\.evaluation\(|shownEvaluation|evaluation\?\.|figures\?\.evaluation|_accuracy|accuracies|useMetricName|readConfusion|readMistakes|numbersAt|testOpening|end\.metric|result\.metrics/;

/** Files that read one, and where its step stands if not beside it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "features/data/SealedTest.tsx": "its sentence names the step of the weights",
  "features/findings/cureReasons.ts": "its sentences name the step of both runs",
  "features/loss/MetricsChart.tsx": "a curve over steps",
  "features/loss/statisticAt.ts": "a curve over steps",
  "features/probes/skippedBlocks.ts": "in ProbeResult",
  "features/sound/LossSound.tsx": "no number is shown",
  "features/studies/words.ts": "titles only",
  "features/topbar/summaryText.ts": "its sentences name the step",
  "features/views/outputFigure.ts": "drawn into a file, which is named by the step",
  "features/views/ConfusionView.tsx": "over PictureStep",
  "features/views/MistakesView.tsx": "over PictureStep",
  "features/views/SurfaceView.tsx": "over PictureStep",
  "features/baselines/useNetworkFigures.ts": "in BaselinesTab",
  "ui/metricNames.ts": "titles only",
};

const FILES = ["features", "app", "ui"].flatMap((folder) =>
  readdirSync(join(SOURCES, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => `${folder}/${name}`),
);

const textOf = (name: string) => readFileSync(join(SOURCES, name), "utf8");
const reading = FILES.filter((name) => READS.test(textOf(name)));

describe("places that show an evaluation", () => {
  it("write its origin by the one function, or lie in a place that does", () => {
    const silent = reading.filter((name) => !/\/origin"/.test(textOf(name)));
    expect(silent.toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
    expect(reading.length).toBeGreaterThan(silent.length);
  });
});

const FRAMES = [
  withEvaluation(recordFrame(0, 86, 0.5), [86, 0.1, 0.968]),
  withEvaluation(recordFrame(1, 1720, 0.25), [1720, 0.2, 0.964]),
];

/** A run of 1720 steps; `best`: its end restored the weights of step 86. */
function runOf(best: boolean, buffer = new RunBuffer("run", SCHEMA)): RunBuffer {
  for (const frame of FRAMES) buffer.apply(frame);
  const detail = { reason: "epochs", best_step: 86, best_loss: 0.1, restored: best };
  buffer.addEvent({ seq: 2, step: 1720, kind: "finished", detail });
  return buffer;
}

function stageOf(best: boolean): Stage {
  const stage = new Stage();
  runOf(best, stage.runs.stage("run", SCHEMA, null));
  stage.session.setState({ runId: "run" });
  return stage;
}

function member(number: number, at: number, restored: number | null): StudyMember {
  const evaluation = { loss: 0.5, accuracy: 0.75 };
  const curve = { steps: [], values: [] };
  return {
    ...{ number, changes: [{ path: "training.seed", value: number }], status: "done" },
    ...{ session_id: "", run_id: null, step: 640, steps: 640 },
    figures: { step: 640, evaluation, evaluated_at: at, restored_at: restored, loss: curve },
  };
}

function studyOf(result: Study["result"], members: readonly StudyMember[]): Study {
  return {
    ...{ study_id: "", study: { type: "grid", config: {} }, spec: makeDocument({}).spec },
    ...{ title: "", created_at: "", status: "finished", problem: null, note: "identical" },
    ...{ paths: ["training.seed", "training.epochs"], steps_done: 0, steps: 0 },
    ...{ seconds_left: null, result, members: [...members], groups: [] },
  };
}

const MEMBERS = [member(0, 640, null), member(1, 600, 600)];
const BOTH = "steps 600 to 640; best weights restored in 1 of 2 runs";

/** What a place shows, with plain spaces. */
function shownIn(testId: string): string {
  return (screen.getByTestId(testId).textContent ?? "").replaceAll(/\s/g, " ");
}

describe("each place", () => {
  beforeAll(async () => {
    await Promise.all((["later", "diagnosis", "studies", "problems"] as const).map(loadTexts));
  });
  afterEach(cleanup);

  it.each([
    [false, "loss 0.250 (step 1720) Accuracy 96.4 % (step 1720)"],
    [true, "loss 0.250 (step 1720) Accuracy 96.8 % (step 86, restored best weights)"],
  ])("a run of the list, best weights restored: %s", (best, text) => {
    const row: CalledRun = {
      ...{ runId: "run", info: runInfo("run"), sessionId: "s", spec: null, number: 1 },
      leftBy: "loss.ghost.first",
      ...{ overlay: null, shown: false, current: false, color: 0, differences: null },
      ...{ called: "A", end: endOf(runOf(best)) },
    };
    render(<RunRow run={row} />, onStage(new Stage()));
    expect(shownIn("run-row")).toContain(text);
  });

  it.each([
    [false, "Validation, step 1720"],
    [true, "Validation, best weights (step 86)"],
  ])("numbers beside a picture, best weights restored: %s", (best, text) => {
    render(<OutputFacts />, onStage(stageOf(best)));
    expect(shownIn("facts-step")).toBe(text);
  });

  it.each([
    [false, "Step 86"],
    [true, "Best weights, step 86"],
  ])("a picture, best weights restored: %s", (best, text) => {
    const stage = stageOf(best);
    stage.runs.current?.apply(viewFrame("boundary", 86));
    render(<PictureStep view="boundary" />, onStage(stage));
    expect(shownIn("picture-step")).toBe(text);
  });

  it("numbers of two runs, one of them with its best weights", () => {
    const { spec } = makeDocument({});
    const side = (best: boolean) => ({
      ...{ buffer: runOf(best), stage: new Stage(), spec, info: runInfo("run") },
    });
    const cursor = new PairCursor(side(false), side(true));
    cursor.point(100);
    render(<PairNumbers cursor={cursor} />, onStage(new Stage()));
    expect(shownIn("pair-accuracy-first")).toBe("96.8 %step 86");
    expect(shownIn("pair-accuracy-second")).toBe("96.8 %step 86, restored best weights");
  });

  it("the runs of a study", () => {
    render(
      <StudyTable study={studyOf(null, MEMBERS)} pointed={null} onPoint={() => undefined} />,
      onStage(new Stage()),
    );
    expect(shownIn("evaluated-0")).toBe("step 640");
    expect(shownIn("evaluated-1")).toBe("step 600, restored best weights");
  });

  it("cross-validation, an ensemble, and the axes of a study", () => {
    const spread = { count: 2, mean: 0.5, deviation: null, least: 0.5, most: 0.5 };
    const folds = { kind: "k_fold", folds: 2, metrics: { accuracy: spread } } as const;
    render(<StudyResult study={studyOf(folds, MEMBERS)} />, onStage(new Stage()));
    expect(screen.getByRole("heading").textContent).toBe(`Over 2 folds, ${BOTH}`);
    cleanup();
    const ensemble: Study["result"] = {
      kind: "ensemble",
      ...{ examples: 20, ensemble_loss: 1, mean_loss: 1, member_losses: [] },
      ...{ ensemble_accuracy: 0.5, mean_accuracy: 0.5, member_accuracies: [], disagreement: [] },
    };
    render(<StudyResult study={studyOf(ensemble, MEMBERS)} />, onStage(new Stage()));
    expect(screen.getByRole("caption").textContent).toBe(`On 20 validation examples, ${BOTH}`);
    cleanup();
    render(
      <ParallelAxes study={studyOf(null, MEMBERS)} pointed={null} onPoint={() => undefined} />,
      onStage(new Stage()),
    );
    expect(screen.getByText(`Validation loss, ${BOTH}`)).toBeTruthy();
  });

  it("the report of a fix: each side where its own evaluation was", () => {
    const side = (step: number): RunComparison["first"] => ({
      ...{ run_id: `at-${step}`, standing: false, others: [], diverged_at: null, measure: 2 },
      ...{ loss: 0.5, loss_from: 33, evaluation: { step, loss: 0.5, accuracy: 0.75 } },
    });
    const comparison: RunComparison = {
      ...{ step: 64, final_step: 128, status: "final", verdict: "worked" },
      finding: { code: "overfitting", node_id: null, cure: "dropout", step: 16 },
      ...{ finding_change: "gone", loss_change: "lower", loss_by: "training" },
      ...{ first: side(60), second: side(40) },
    };
    const report: CureReport = {
      ...{ base: "at-60", code: "overfitting", step: 16, values: {}, shown: comparison },
      rows: [{ cure: "dropout", spec: {}, trial: { runId: "at-40", comparison } }],
    };
    render(<Trials report={report} />, onStage(new Stage()));
    expect(shownIn("trial-dropout-step")).toBe("step 64");
    expect(shownIn("trial-dropout-evaluated")).toBe("steps 40 to 60");
  });
});

it("several origins are written as one where they are one", () => {
  const last = { step: 640, best: false };
  const best = { step: 640, best: true };
  expect(originsText([], t)).toBe("");
  expect(originsText([last, last], t)).toBe("step 640");
  expect(originsText([best, best], t)).toBe("step 640, restored best weights");
  expect(originsText([best, last], t)).toBe("step 640; best weights restored in 1 of 2 runs");
});
