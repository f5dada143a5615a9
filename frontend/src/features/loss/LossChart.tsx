/** Loss over steps: training as mean with its min-max band, validation, and the runs laid over it. */

import { useState, useSyncExternalStore } from "react";
import { type Curve, evaluationCurve, smooth, trainCurve } from "../../domain/curves";
import { disturbsTraining } from "../../domain/disturbance";
import { formatMagnitude } from "../../domain/format";
import type { RunBuffer } from "../../domain/runBuffer";
import { runDash } from "../../domain/runStyle";
import type { Bucket } from "../../domain/scalarHistory";
import { restoredIn } from "../../domain/standing";
import { type Translate, useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { drawnOverlays, type OverlayView, overlayViews } from "../../state/overlays";
import type { Palette } from "../../state/palette";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";
import { originText } from "../../ui/origin";
import { type AxisProps, AxisSelect } from "./AxisSelect";
import { ChartExport } from "./ChartExport";
import { ChartFrame } from "./ChartFrame";
import styles from "./Charts.module.css";
import { ChartTable } from "./ChartTable";
import {
  type ChartData,
  type ChartRun,
  focusRun,
  MOST_END_NAMES,
  makeChart,
  NOTHING,
  type OverlayRun,
  overlayColor,
  overlayRuns,
  type Series,
  shortNames,
} from "./chartData";
import { evaluationAt, evaluationSpan } from "./statisticAt";
import { useRunNames } from "./useRunNames";

const POINTS_PER_PIXEL = 1;
const SCALAR = "loss";
/** Of a loss that runs away, so much over the median is shown in decades; the rest is pressed into a lane. */
const DECADES_ABOVE = 4;

interface Look {
  readonly axis: AxisProps["axis"];
  readonly log: boolean;
  readonly smoothing: number;
}

function lastOf(values: readonly number[]): string {
  const last = values.findLast((value) => Number.isFinite(value));
  return last === undefined ? "" : formatMagnitude(last);
}

const bandColor = (palette: Palette) => (palette.dark ? "#e9ecf126" : "#171a2022");

/** Where the best weights were restored, the last value is not theirs: it names its step. */
function validationEnd(buffer: RunBuffer, { steps, values }: Curve, t: Translate): string {
  const text = `${t("loss.validation")} ${lastOf(values)}`;
  const last = steps.at(-1);
  return restoredIn(buffer) === null || last === undefined
    ? text
    : `${text}, ${originText({ step: last, best: false }, t)}`;
}

/** The loss of a step where its exact state is known, else the last bucket that ended by it. */
function bucketAt(buffer: RunBuffer, step: number, exact: RunBuffer | null = null): Bucket | null {
  const { scalars } = exact !== null && exact.scalars.length > 0 ? exact : buffer;
  const [row, column] = [scalars.rowAt(step), scalars.scalars.indexOf(SCALAR)];
  const bucket = row < 0 || column < 0 ? null : scalars.bucket(row, column);
  return bucket === null || Number.isNaN(bucket.mean) ? null : bucket;
}

/** Smoothed curves are read as they are drawn. */
function trainReader(buffer: RunBuffer, { smoothing }: Look): Pick<Series, "read" | "spanAt"> {
  if (smoothing > 0) return {};
  return {
    read: (step, exact) => bucketAt(buffer, step, exact)?.mean ?? null,
    spanAt: (step, exact) => {
      const bucket = bucketAt(buffer, step, exact);
      return bucket === null ? null : [bucket.firstStep, bucket.lastStep];
    },
  };
}

function overlaySeries(run: OverlayRun, look: Look, points: number, place: number, t: Translate) {
  const { buffer, scale, runId, view, name, shortName } = run;
  const train = trainCurve(buffer, SCALAR, points / 2);
  const dash = runDash(view.color);
  const style = { runId, runName: name, shortName, scale, dash, lastStep: buffer.lastStep };
  const color = overlayColor(view.color);
  const read = trainReader(buffer, look);
  const series: Series[] = [
    {
      ...style,
      ...read,
      name: `${runId} train`,
      label: t("loss.train"),
      color,
      width: 1.3,
      endText: place < MOST_END_NAMES ? shortName : null,
      curve: { steps: train.steps, values: smooth(train.values, look.smoothing) },
    },
    {
      ...style,
      name: `${runId} validation`,
      label: t("loss.validation"),
      color: (palette) => `${color(palette)}99`,
      width: 1,
      endText: null,
      curve: evaluationCurve(buffer, 1, points / 2),
      read: (step) => evaluationAt(buffer, 1, step),
      spanAt: (step) => evaluationSpan(buffer, step),
    },
  ];
  return series;
}

interface FocusWords {
  readonly t: Translate;
  /** Empty where the run is alone. */
  readonly name: string;
  readonly shortName: string;
}

function focusSeries(
  { buffer, scale, runId }: ChartRun,
  train: Curve,
  look: Look,
  points: number,
  { t, name, shortName }: FocusWords,
) {
  const shown = smooth(train.values, look.smoothing);
  const validation = evaluationCurve(buffer, 1, points);
  const { lastStep } = buffer;
  const style = { runId, runName: name, shortName, scale, dash: [], width: 1.8, lastStep };
  const read = trainReader(buffer, look);
  const series: Series[] = [
    {
      ...style,
      ...read,
      name: `${runId} train`,
      label: t("loss.train"),
      color: (palette) => palette.text,
      endText: `${shortName || t("loss.train")} ${lastOf(shown)}`,
      curve: { steps: train.steps, values: shown },
    },
    {
      ...style,
      name: `${runId} validation`,
      label: t("loss.validation"),
      color: (palette) => palette.accent,
      endText: validationEnd(buffer, validation, t),
      curve: validation,
      read: (step) => evaluationAt(buffer, 1, step),
      spanAt: (step) => evaluationSpan(buffer, step),
    },
  ];
  return series;
}

/** What the loss chart shows now. */
export function lossData(
  stage: Stage,
  width: number,
  look: Look,
  t: Translate,
  nameRuns: (views: readonly OverlayView[]) => ReadonlyMap<string, string>,
): ChartData {
  const points = Math.max(50, width * POINTS_PER_PIXEL);
  const focus = focusRun(stage, look.axis);
  const overlays = overlayRuns(drawnOverlays(stage), look.axis, nameRuns);
  const scale = focus?.scale ?? overlays[0]?.scale ?? NOTHING.scale;
  const frame = { axis: look.axis, scale, log: look.log, digits: 3, above: DECADES_ABOVE };
  const over = overlays.flatMap((run, place) => overlaySeries(run, look, points, place, t));
  if (focus === null) return makeChart(frame, over);
  const train = trainCurve(focus.buffer, SCALAR, points);
  const names = nameRuns(drawnOverlays(stage));
  const shortName = shortNames(names).get(focus.runId) ?? "";
  const words = { t, name: names.get(focus.runId) ?? "", shortName };
  const edge = (values: readonly number[]) => ({ steps: train.steps, values });
  return makeChart(frame, [...over, ...focusSeries(focus, train, look, points, words)], {
    low: edge(train.low),
    high: edge(train.high),
    color: bandColor,
  });
}

/** Says which runs are not drawn, and why. */
function ApartNote() {
  const stage = useStage();
  const t = useT();
  const nameRuns = useRunNames();
  const views = useSyncExternalStore(stage.runs.subscribe, () => overlayViews(stage));
  const names = nameRuns(views);
  const reasons = (["data", "loss"] as const).flatMap((apart) => {
    const named = views.filter((view) => view.apart === apart);
    return named.length === 0 ? [] : [{ apart, named }];
  });
  return reasons.map(({ apart, named }) => (
    <p key={apart} className={styles.note} data-testid="loss-ghost-apart">
      {named.length === 1 && named[0]?.runId === stage.runs.previous?.runId
        ? t(`loss.ghost_apart.${apart}`)
        : t(`loss.apart.${apart}`, {
            runs: named.map(({ runId }) => names.get(runId) ?? "").join("; "),
            count: named.length,
          })}
    </p>
  ));
}

export default function LossChart({ axis, onAxis }: AxisProps) {
  const stage = useStage();
  const t = useT();
  const nameRuns = useRunNames();
  const catalog = useCatalog();
  const disturbed = useDocument(({ spec }) => disturbsTraining(spec, catalog));
  const blank = useDocument(({ spec }) => spec.network.nodes.length === 0);
  const [shape, setShape] = useState({ log: true, smoothing: 0 });
  const look = { axis, ...shape };
  return (
    <>
      <ChartFrame
        label={t("loss.chart")}
        testId="loss-chart"
        blank={blank}
        makeData={(width) => (blank ? NOTHING : lossData(stage, width, look, t, nameRuns))}
      />
      <ApartNote />
      {disturbed && (
        <p className={styles.note} data-testid="loss-validation-below">
          {t("loss.validation_below")}
        </p>
      )}
      <div className={styles.tools}>
        <AxisSelect axis={axis} onAxis={onAxis} />
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={shape.log}
            data-testid="loss-log"
            onChange={(event) => setShape({ ...shape, log: event.target.checked })}
          />
          {t("loss.log")}
        </label>
        <label className={styles.toggle}>
          {t("loss.smoothing")}
          <input
            type="range"
            min={0}
            max={0.95}
            step={0.05}
            value={shape.smoothing}
            data-testid="loss-smoothing"
            onChange={(event) => setShape({ ...shape, smoothing: Number(event.target.value) })}
          />
          <output className={styles.number}>{shape.smoothing.toFixed(2)}</output>
        </label>
        <span className={styles.files}>
          <ChartTable
            label={t("loss.table")}
            makeData={() => lossData(stage, 200, look, t, nameRuns)}
          />
          <ChartExport
            title={t("charts.loss")}
            up={t("charts.loss")}
            testId="loss-export"
            axis={axis}
            makeData={(points, over) =>
              lossData(stage, points, { ...look, axis: over }, t, nameRuns)
            }
            makeExact={(points, over) =>
              lossData(stage, points, { ...look, axis: over, smoothing: 0 }, t, nameRuns)
            }
          />
        </span>
      </div>
    </>
  );
}
