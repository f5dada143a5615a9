/** Loss over steps: training as mean with its min-max band, validation, and the former run as a ghost. */

import { useState, useSyncExternalStore } from "react";
import { alignCurves, type Curve, evaluationCurve, smooth, trainCurve } from "../../domain/curves";
import { disturbsTraining } from "../../domain/disturbance";
import { formatCount, formatMagnitude } from "../../domain/format";
import { type Translate, useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { type GhostView, ghostView } from "../../state/ghost";
import type { Palette } from "../../state/palette";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";
import { ChartFrame } from "./ChartFrame";
import styles from "./Charts.module.css";
import { ChartTable } from "./ChartTable";
import type { ChartData, ChartLine } from "./chartData";
import { useGhostName } from "./ghostName";

const POINTS_PER_PIXEL = 1;
const SCALAR = "loss";
/** Of a loss that runs away, so much over the median is shown in decades; the rest is pressed into a lane. */
const DECADES_ABOVE = 4;

interface Look {
  log: boolean;
  smoothing: number;
}

function lastOf(values: readonly number[]): string {
  const last = values.findLast((value) => Number.isFinite(value));
  return last === undefined ? "" : formatMagnitude(last);
}

const ghostColor = (palette: Palette) => palette.muted;
const bandColor = (palette: Palette) => (palette.dark ? "#e9ecf126" : "#171a2022");

/** Where the best weights were restored, the last value is not theirs: it names its step. */
function validationEnd(stage: Stage, { steps, values }: Curve, t: Translate): string {
  const text = `${t("loss.validation")} ${lastOf(values)}`;
  const last = steps.at(-1);
  return stage.session.getState().restored === null || last === undefined
    ? text
    : `${text}, ${t("timeline.at", { step: formatCount(last) })}`;
}

/** An empty canvas has no loss yet; that of a run on stage is another network's. */
const NOTHING: ChartData = { steps: [], lines: [], band: null, log: true };

/** What the loss chart shows now. */
export function lossData(
  stage: Stage,
  width: number,
  { log, smoothing }: Look,
  t: Translate,
  nameGhost: (view: GhostView) => string,
): ChartData {
  const points = Math.max(50, width * POINTS_PER_PIXEL);
  const buffer = stage.runs.current;
  const view = ghostView(stage);
  const ghost = view === null || view.apart !== null ? null : view;
  const nothing = { steps: [], values: [], low: [], high: [] };
  const train = buffer === null ? nothing : trainCurve(buffer, SCALAR, points);
  const validation = buffer === null ? nothing : evaluationCurve(buffer, 1, points);
  const former = ghost === null ? nothing : trainCurve(ghost.buffer, SCALAR, points / 2);
  const shown = smooth(train.values, smoothing);
  const formerShown = smooth(former.values, smoothing);
  const { steps, columns } = alignCurves([
    { steps: train.steps, values: shown },
    validation,
    { steps: former.steps, values: formerShown },
    { steps: train.steps, values: train.low },
    { steps: train.steps, values: train.high },
  ]);
  const line = (index: number, part: Omit<ChartLine, "values">): ChartLine => ({
    ...part,
    values: columns[index] ?? [],
  });
  return {
    steps,
    log,
    above: DECADES_ABOVE,
    lines: [
      line(2, {
        name: "ghost",
        color: ghostColor,
        width: 1,
        endText: ghost === null ? null : nameGhost(ghost),
      }),
      line(0, {
        name: "train",
        color: (palette) => palette.text,
        width: 1.8,
        endText: `${t("loss.train")} ${lastOf(shown)}`,
      }),
      line(1, {
        name: "validation",
        color: (palette) => palette.accent,
        width: 1.8,
        endText: validationEnd(stage, validation, t),
      }),
    ],
    band: { low: columns[3] ?? [], high: columns[4] ?? [], color: bandColor },
  };
}

export function LossChart() {
  const stage = useStage();
  const t = useT();
  const nameGhost = useGhostName();
  const apart = useSyncExternalStore(stage.runs.subscribe, () => ghostView(stage)?.apart ?? null);
  const catalog = useCatalog();
  const disturbed = useDocument(({ spec }) => disturbsTraining(spec, catalog));
  const blank = useDocument(({ spec }) => spec.network.nodes.length === 0);
  const [look, setLook] = useState<Look>({ log: true, smoothing: 0 });
  const names = [t("loss.ghost_line"), t("loss.train"), t("loss.validation")];
  const readout = (step: number, values: readonly (number | null)[]) => {
    const parts = values.flatMap((value, index) =>
      value === null ? [] : [`${names[index]} ${formatMagnitude(value, 3)}`],
    );
    return [`${t("charts.step")} ${formatCount(step)}`, ...parts].join("   ");
  };
  return (
    <>
      <ChartFrame
        label={t("loss.chart")}
        testId="loss-chart"
        blank={blank}
        makeData={(width) => (blank ? NOTHING : lossData(stage, width, look, t, nameGhost))}
        readout={readout}
      />
      {apart !== null && (
        <p className={styles.note} data-testid="loss-ghost-apart">
          {t(`loss.ghost_apart.${apart}`)}
        </p>
      )}
      {disturbed && (
        <p className={styles.note} data-testid="loss-validation-below">
          {t("loss.validation_below")}
        </p>
      )}
      <div className={styles.tools}>
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={look.log}
            data-testid="loss-log"
            onChange={(event) => setLook({ ...look, log: event.target.checked })}
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
            value={look.smoothing}
            data-testid="loss-smoothing"
            onChange={(event) => setLook({ ...look, smoothing: Number(event.target.value) })}
          />
          <output className={styles.number}>{look.smoothing.toFixed(2)}</output>
        </label>
        <ChartTable
          label={t("loss.table")}
          columns={names}
          makeData={() => lossData(stage, 200, look, t, nameGhost)}
        />
      </div>
    </>
  );
}
