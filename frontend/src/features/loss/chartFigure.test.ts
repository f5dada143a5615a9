import { beforeEach, expect, it, vi } from "vitest";
import type { TextMark } from "../../domain/figure";
import { writeCsv } from "../../domain/figure";
import { writeSvg } from "../../domain/figureSvg";
import { RunBuffer } from "../../domain/runBuffer";
import { completeSpec } from "../../domain/spec";
import { recordFrame, SCHEMA, withEvaluation } from "../../domain/testFrames";
import { runInfo } from "../../domain/testRuns";
import { t } from "../../i18n";
import { currentPalette } from "../../state/palette";
import { Stage } from "../../state/stage";
import { chartFigure, chartTable } from "./chartFigure";
import { lossData } from "./LossChart";

vi.mock("uplot", () => ({ default: class {} }));

const WORDS = { title: "Loss of all", across: "steps", up: "loss" };
const ALL = Number.POSITIVE_INFINITY;
const LOSSES = Array.from({ length: 3_000 }, (_, index) => Math.fround(1 / (index + 3)));

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
  const buffer = new RunBuffer("run", SCHEMA);
  for (const [index, loss] of LOSSES.entries()) {
    const frame = recordFrame(index + 1, index + 1, loss);
    buffer.apply(index === 99 ? withEvaluation(frame, [100, 0.1 + 0.2, 0.5]) : frame);
  }
  const spec = completeSpec({
    network: { nodes: [{ id: "x", type: "input" }] },
    objectives: [{ prediction: "x" }],
  });
  stage.session.setState({ runs: [runInfo("run")] });
  stage.runs.stageRecord(buffer, spec);
});

function data(points: number, axis: "step" | "epoch" = "step", smoothing = 0) {
  return lossData(stage, points, { axis, log: true, smoothing }, t, () => new Map());
}

it("the table has every step's number in full, however many pixels the chart has", () => {
  const rows = chartTable(data(ALL), data(ALL)).rows.filter(([, series]) => series === "train");
  expect(rows.map(([, , step]) => step)).toEqual(LOSSES.map((_, index) => index + 1));
  expect(rows.map(([, , , value]) => value)).toEqual(LOSSES);
  const csv = writeCsv(chartTable(data(ALL), data(ALL)));
  expect(csv).toContain(",validation,100,0.30000000000000004\r\n");
  expect(csv.startsWith("run,series,step,value\r\n")).toBe(true);
});

it("over another axis the place is a column of its own beside the step", () => {
  const { columns, rows } = chartTable(data(ALL), data(ALL, "epoch"));
  expect(columns).toEqual(["run", "series", "step", "epoch", "value"]);
  expect(rows[24]).toEqual(["", "train", 25, 2.5, LOSSES[24]]);
});

it("the figure has title, axes, ticks and the names of its lines as texts", () => {
  const figure = chartFigure(data(1000), WORDS, currentPalette());
  const texts = figure.marks.filter((mark): mark is TextMark => mark.kind === "text");
  const words = texts.map(({ text }) => text);
  for (const word of ["Loss of all", "steps", "loss", "train", "validation"]) {
    expect(words).toContain(word);
  }
  expect(writeSvg(figure, () => "")).toContain(">Loss of all</text>");
  const line = figure.marks.find((mark) => mark.kind === "line" && mark.points.length > 500);
  const points = line?.kind === "line" ? line.points : [];
  const [first, last] = [points[0], points.at(-1)];
  // Falling losses run down and to the right, within the figure.
  expect(first?.[0]).toBeLessThan(last?.[0] ?? 0);
  expect(first?.[1]).toBeLessThan(last?.[1] ?? 0);
  expect(points.every(([x, y]) => x > 0 && x < figure.width && y > 0 && y < figure.height)).toBe(
    true,
  );
});
