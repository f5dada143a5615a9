import { beforeEach, describe, expect, it, vi } from "vitest";
import { CHART_AXES } from "../../domain/chartAxis";
import { RunBuffer } from "../../domain/runBuffer";
import { completeSpec, type SparseSpec } from "../../domain/spec";
import { recordFrame, SCHEMA, withEvaluation } from "../../domain/testFrames";
import { runInfo } from "../../domain/testRuns";
import { t, tText } from "../../i18n";
import { type OverlayView, overlayViews } from "../../state/overlays";
import { Stage } from "../../state/stage";
import { runNames } from "../../ui/runNames";
import { makeTexts } from "../../ui/texts";
import { type ChartData, shortNames } from "./chartData";
import { columnData } from "./columnData";
import { gradientData } from "./gradientData";
import { lossData } from "./LossChart";
import { showReadout } from "./readout";

vi.mock("uplot", () => ({ default: class {} }));

const WORDS = { t, texts: makeTexts(tText), nodeName: (id: string) => id };
const nameRuns = (views: readonly OverlayView[]) => runNames(views, WORDS, null);
const NETWORK = {
  network: { nodes: [{ id: "x", type: "input" }] },
  objectives: [{ prediction: "x" }],
};
const OPTIMIZERS: Readonly<Record<string, SparseSpec["optimizer"]>> = {
  plain: { type: "sgd", config: { momentum: 0 } },
  momentum: { type: "sgd", config: { momentum: 0.9 } },
  adam: { type: "adam" },
};

let stage: Stage;

/** A run of three steps whose losses begin with `loss`; its times are as many seconds as it has steps, divided by `pace`. */
function makeRun(runId: string, loss: number, pace: number) {
  const spec = completeSpec({ ...NETWORK, optimizer: OPTIMIZERS[runId] ?? { type: "sgd" } });
  const buffer = new RunBuffer(runId, SCHEMA);
  for (const step of [1, 2, 3]) {
    const frame = { ...recordFrame(step, step, loss / step, loss), runId };
    buffer.apply(withEvaluation(frame, [step, loss / step + 1, 0.5]));
  }
  buffer.times.add(0, 0);
  buffer.times.add(3, 3 / pace);
  return { buffer, spec, info: runInfo(runId) };
}

function dataOf(axis: "step" | "time"): ChartData {
  return lossData(stage, 200, { axis, log: true, smoothing: 0 }, t, nameRuns);
}

/** What the readout says at a step of the run in focus: by run, its numbers. */
function readAt(data: ChartData, step: number) {
  const place = data.scale.toPlace(step);
  const values = data.lines.map(({ read, scale }) => read?.(scale.toStep(place)) ?? null);
  const output = document.createElement("div");
  showReadout(output, "here", data, values);
  const rows = [...output.querySelectorAll<HTMLElement>("[data-run]")];
  return rows.map((row) => [row.dataset.run, ...[...row.children].map((cell) => cell.textContent)]);
}

describe("three runs from one start", () => {
  beforeEach(() => {
    stage = new Stage();
    const adam = makeRun("adam", 3, 1);
    stage.runs.stageRecord(adam.buffer, adam.spec);
    stage.runs.lay(makeRun("plain", 1, 1));
    stage.runs.lay(makeRun("momentum", 2, 2));
  });

  it("are named by what differs, also those that differ from the one in focus alike", () => {
    const names = nameRuns(overlayViews(stage));
    expect([...names.values()]).toEqual([
      "Gradient descent, Momentum 0",
      "Gradient descent, Momentum 0.9",
    ]);
    expect([...shortNames(names).values()]).toEqual(["Momentum 0", "Momentum 0.9"]);
  });

  it("have a row each with the values recorded at the step pointed at", () => {
    expect(readAt(dataOf("step"), 2)).toEqual([
      ["adam", "", "", "1.50", "2.50"],
      ["plain", "", "Momentum 0", "0.500", "1.50"],
      ["momentum", "", "Momentum 0.9", "1.00", "2.00"],
    ]);
  });

  it("lie over one another by time where one was twice as fast", () => {
    const data = dataOf("time");
    expect(data.places).toEqual([0.5, 1, 1.5, 2, 3]);
    expect(readAt(data, 1).map(([run, , , train]) => [run, train])).toEqual([
      ["adam", "3.00"],
      ["plain", "1.00"],
      ["momentum", "1.00"],
    ]);
  });

  it("lie over one another in every chart, distinguished by colour and dashes", () => {
    const gradient = gradientData(
      stage,
      200,
      { axis: "step", measure: "delta_rms" },
      { nameOf: (id) => id, nameRuns, median: "median" },
    );
    expect(gradient.lines.map(({ runId, label, values }) => [runId, label, ...values])).toEqual([
      ["plain", "dense_1", 1, 1, 1],
      ["momentum", "dense_1", 2, 2, 2],
      ["adam", "dense_1", 3, 3, 3],
    ]);
    const column = { kind: "metric", metric: "accuracy" } as const;
    const metric = columnData(
      stage,
      200,
      { axis: "step", log: false, column },
      "Accuracy",
      nameRuns,
    );
    expect(metric.lines.map(({ runId, values }) => [runId, ...values])).toEqual([
      ["plain", 0.5, 0.5, 0.5],
      ["momentum", 0.5, 0.5, 0.5],
      ["adam", 0.5, 0.5, 0.5],
    ]);
    for (const { lines } of [gradient, metric, dataOf("step")]) {
      const dashes = new Map(lines.map(({ runId, dash }) => [runId, dash.join()]));
      expect(new Set(dashes.values()).size).toBeGreaterThan(1);
    }
  });

  it("are called as their owner names them", () => {
    stage.runs.learn([{ ...runInfo("plain"), name: "the slow one" }]);
    expect([...nameRuns(overlayViews(stage)).values()][0]).toBe("the slow one");
  });
});

describe("one run of three steps, two a second, in epochs of ten steps of ten examples", () => {
  const PLACES = {
    step: [1, 2, 3],
    epoch: [0.1, 0.2, 0.3],
    examples: [10, 20, 30],
    time: [0.5, 1, 1.5],
  } as const;

  it.each(CHART_AXES)("lies at its places by %s in every chart", (axis) => {
    stage = new Stage();
    const { buffer, spec } = makeRun("plain", 1, 2);
    stage.runs.stageRecord(buffer, { ...spec, training: { ...spec.training, batch_size: 10 } });
    const words = { nameOf: (id: string) => id, nameRuns, median: "median" };
    const column = { kind: "metric", metric: "accuracy" } as const;
    const charts = [
      lossData(stage, 200, { axis, log: true, smoothing: 0 }, t, nameRuns),
      gradientData(stage, 200, { axis, measure: "delta_rms" }, words),
      columnData(stage, 200, { axis, log: false, column }, "Accuracy", nameRuns),
    ];
    for (const { places, scale, lines } of charts) {
      expect(lines.length).toBeGreaterThan(0);
      expect(places.map((place) => Number(place.toFixed(9)))).toEqual(PLACES[axis]);
      expect(places.map((place) => scale.toStep(place))).toEqual([1, 2, 3]);
    }
  });
});
