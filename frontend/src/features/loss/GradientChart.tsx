/** The gradient of every layer over steps, on a log axis with a lane for exact zeros; three measures to choose from. */

import { useState } from "react";
import { statisticCurve } from "../../domain/curves";
import { colorAt } from "../../domain/ramp";
import { layerDash } from "../../domain/runStyle";
import { type Translate, useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { drawnOverlays, type OverlayView } from "../../state/overlays";
import type { Palette } from "../../state/palette";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";
import { useNodeNames } from "../../ui/nodeNames";
import { type AxisProps, AxisSelect } from "./AxisSelect";
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
  overlayRuns,
  type Series,
  shortNames,
} from "./chartData";
import { statisticAt } from "./statisticAt";
import { useRunNames } from "./useRunNames";

const MEASURES = ["delta_rms", "delta_norm", "weight_gradient_norm"] as const;
type Measure = (typeof MEASURES)[number];

/** With more layers than that their names would cover the plot. */
const MOST_NAMED_LAYERS = 8;

/** Colours of layers: from the text colour at the loss to the accent at the input, so that order can be seen. */
function layerColor(palette: Palette, place: number): string {
  const stops = [hex(palette.text), hex(palette.accent), hex(palette.good)] as const;
  const [red, green, blue] = colorAt(stops, place);
  return `rgb(${red} ${green} ${blue})`;
}

function hex(color: string): readonly [number, number, number] {
  const value = Number.parseInt(color.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** One line a layer of a run, from the loss back to the input. */
function layerSeries(
  { buffer, scale, runId }: ChartRun,
  measure: Measure,
  points: number,
  style: Pick<Series, "dash" | "width" | "runName" | "shortName"> & {
    label: (id: string) => string;
  },
): Series[] {
  const rows = buffer.schema.strip;
  return rows.map(([id], index) => ({
    name: `${runId} ${id}`,
    runId,
    runName: style.runName,
    shortName: style.shortName,
    label: style.label(id),
    color: (palette) => layerColor(palette, rows.length < 2 ? 0 : index / (rows.length - 1)),
    width: style.width,
    dash: style.dash,
    endText: null,
    scale,
    lastStep: buffer.lastStep,
    curve: statisticCurve(buffer, id, measure, points),
    read: (step) => statisticAt(buffer, id, measure, step),
  }));
}

/** What the gradient chart shows now: runs laid over are dashed, each in its own way, in the colours of the layers. */
export function gradientData(
  stage: Stage,
  width: number,
  look: { readonly axis: AxisProps["axis"]; readonly measure: Measure },
  name: (id: string) => string,
  nameRuns: (views: readonly OverlayView[]) => ReadonlyMap<string, string>,
): ChartData {
  const points = Math.max(50, width / 2);
  const focus = focusRun(stage, look.axis);
  const overlays = overlayRuns(drawnOverlays(stage), look.axis, nameRuns);
  const scale = focus?.scale ?? overlays[0]?.scale ?? NOTHING.scale;
  const over = overlays.flatMap((run, place) => {
    const dash = layerDash(run.view.color);
    const lines = layerSeries(run, look.measure, points, {
      ...{ dash, width: 1.1, runName: run.name, shortName: run.shortName, label: name },
    });
    const named = place < MOST_END_NAMES;
    return lines.map((line, index) =>
      index === 0 && named ? { ...line, endText: run.shortName } : line,
    );
  });
  const names = nameRuns(drawnOverlays(stage));
  const runName = names.get(focus?.runId ?? "") ?? "";
  const shortName = shortNames(names).get(focus?.runId ?? "") ?? "";
  const style = { dash: [], width: 1.6, runName, shortName, label: name };
  const own = focus === null ? [] : layerSeries(focus, look.measure, points, style);
  const ids = focus?.buffer.schema.strip ?? [];
  const named = own.map((line, index) => ({
    ...line,
    endText: own.length <= MOST_NAMED_LAYERS ? name(ids[index]?.[0] ?? "") : null,
  }));
  return makeChart({ axis: look.axis, scale, log: true, digits: 2 }, [...over, ...named]);
}

function helpOf(measure: Measure, t: Translate): string {
  return t(`gradient.help.${measure}`);
}

export default function GradientChart({ axis, onAxis }: AxisProps) {
  const stage = useStage();
  const t = useT();
  const spec = useDocument((document) => document.spec);
  const nameOf = useNodeNames(spec, useCatalog());
  const nameRuns = useRunNames();
  const [measure, setMeasure] = useState<Measure>("delta_rms");
  const makeData = (width: number) =>
    gradientData(stage, width, { axis, measure }, nameOf, nameRuns);
  return (
    <>
      <fieldset className={styles.measures}>
        <legend className="hidden-text">{t("gradient.measure")}</legend>
        {MEASURES.map((option) => (
          <label key={option} className={styles.measure}>
            <input
              type="radio"
              name="gradient-measure"
              checked={option === measure}
              data-testid={`gradient-${option}`}
              onChange={() => setMeasure(option)}
            />
            <span>{t(`gradient.measure.${option}`)}</span>
          </label>
        ))}
      </fieldset>
      <ChartFrame label={t("gradient.chart")} testId="gradient-chart" makeData={makeData} />
      <div className={styles.tools}>
        <p className={styles.help}>{helpOf(measure, t)}</p>
        <AxisSelect axis={axis} onAxis={onAxis} />
        <ChartTable label={t("gradient.table")} makeData={() => makeData(200)} />
      </div>
    </>
  );
}
