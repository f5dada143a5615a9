/** The gradient of every layer over steps, on a log axis with a lane for exact zeros; three measures to choose from. */

import { useState, useSyncExternalStore } from "react";
import { type Translate, useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useUi } from "../../state/uiStore";
import { useRunSpec } from "../../state/useRunSpec";
import { useStage } from "../../state/useStage";
import { useNodeNamesOfRun } from "../../ui/nodeNames";
import { Term } from "../../ui/Term";
import { type AxisProps, AxisSelect } from "./AxisSelect";
import { ChartExport } from "./ChartExport";
import { ChartFrame } from "./ChartFrame";
import styles from "./Charts.module.css";
import { ChartTable } from "./ChartTable";
import { deepGradientData } from "./deepGradient";
import { gradientData } from "./gradientData";
import { isDeep, MEASURES, type Measure } from "./gradientSeries";
import { useRunNames } from "./useRunNames";

const MEASURE_TERMS = {
  delta_rms: "delta_rms",
  delta_norm: "delta_norm",
  weight_gradient_norm: "weight_gradient",
} as const satisfies Record<Measure, string>;

function isFocusDeep({ runs }: Stage): boolean {
  return isDeep(runs.current?.schema.strip.length ?? 0);
}

function helpOf(measure: Measure, t: Translate): string {
  return t(`gradient.help.${measure}`);
}

export default function GradientChart({ axis, onAxis }: AxisProps) {
  const stage = useStage();
  const t = useT();
  const spec = useDocument((document) => document.spec);
  const nameOf = useNodeNamesOfRun(useRunSpec(), spec, useCatalog());
  const nameRuns = useRunNames();
  const [measure, setMeasure] = useState<Measure>("delta_rms");
  const selected = useUi((state) => state.selection.at(-1) ?? null);
  const deep = useSyncExternalStore(stage.runs.subscribe, () => isFocusDeep(stage));
  const look = { axis, measure };
  const words = { nameOf, nameRuns, median: t("gradient.median") };
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
      <ChartFrame
        label={t("gradient.chart")}
        testId="gradient-chart"
        makeData={(width) =>
          isFocusDeep(stage)
            ? deepGradientData(stage, width, { ...look, selected }, words)
            : gradientData(stage, width, look, words)
        }
      />
      {deep && (
        <p className={styles.note} data-testid="gradient-bands">
          {t("gradient.bands")}
        </p>
      )}
      <div className={styles.tools}>
        <p className={styles.help}>
          <Term id={MEASURE_TERMS[measure]}>{t(`gradient.measure.${measure}`)}</Term>
          {": "}
          {helpOf(measure, t)}
        </p>
        <AxisSelect axis={axis} onAxis={onAxis} />
        <span className={styles.files}>
          <ChartTable
            label={t("gradient.table")}
            makeData={() => gradientData(stage, 200, look, words)}
          />
          <ChartExport
            title={t("charts.gradient")}
            up={t(`gradient.measure.${measure}`)}
            testId="gradient-export"
            axis={axis}
            makeData={(points, over) => gradientData(stage, points, { ...look, axis: over }, words)}
          />
        </span>
      </div>
    </>
  );
}
