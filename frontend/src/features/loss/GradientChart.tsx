/** The gradient of every layer over steps, on a log axis with a lane for exact zeros; three measures to choose from. */

import { useState } from "react";
import { alignCurves, statisticCurve } from "../../domain/curves";
import { formatCount, formatMagnitude } from "../../domain/format";
import { colorAt } from "../../domain/ramp";
import { type Translate, useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import type { Palette } from "../../state/palette";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useUi } from "../../state/uiStore";
import { useSession, useStage } from "../../state/useStage";
import { useNodeNames } from "../../ui/nodeNames";
import { ChartFrame, type Picked } from "./ChartFrame";
import styles from "./Charts.module.css";
import { ChartTable } from "./ChartTable";
import type { ChartData } from "./chartData";
import { deepGradientData, everyLayer, isDeep } from "./deepGradient";

const MEASURES = ["delta_rms", "delta_norm", "weight_gradient_norm"] as const;
type Measure = (typeof MEASURES)[number];

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

function gradientData(
  stage: Stage,
  width: number,
  measure: Measure,
  name: (id: string) => string,
): ChartData {
  const buffer = stage.runs.current;
  const rows = buffer?.schema.strip ?? [];
  const curves = rows.map(([id]) =>
    buffer === null
      ? { steps: [], values: [] }
      : statisticCurve(buffer, id, measure, Math.max(50, width / 2)),
  );
  const { steps, columns } = alignCurves(curves);
  return {
    steps,
    log: true,
    band: null,
    lines: rows.map(([id], index) => ({
      name: id,
      values: columns[index] ?? [],
      color: (palette) => layerColor(palette, rows.length < 2 ? 0 : index / (rows.length - 1)),
      width: 1.6,
      endText: rows.length <= 8 ? name(id) : null,
    })),
  };
}

function helpOf(measure: Measure, t: Translate): string {
  return t(`gradient.help.${measure}`);
}

export function GradientChart() {
  const stage = useStage();
  const t = useT();
  const spec = useDocument((document) => document.spec);
  const nameOf = useNodeNames(spec, useCatalog());
  const strip = useSession(({ schema }) => schema?.strip);
  const [measure, setMeasure] = useState<Measure>("delta_rms");
  const selected = useUi((state) => state.selection.at(-1) ?? null);
  const names = (strip ?? []).map(([id]) => nameOf(id));
  const deep = isDeep(names.length);
  const ends = [names[0] ?? "", names.at(-1) ?? ""] as const;
  const lines = deep ? [t("gradient.median"), ...ends] : names;
  const readout = (
    step: number,
    values: readonly (number | null)[],
    picked: Picked | null = null,
  ) => {
    const shown = lines.map((name, index) => ({ name, value: values[index] ?? null }));
    const parts = [...shown, picked ?? []]
      .flat()
      .flatMap(({ name, value }) =>
        value === null ? [] : [`${name} ${formatMagnitude(value, 2)}`],
      );
    return [`${t("charts.step")} ${formatCount(step)}`, ...parts].join("   ");
  };
  const makeData = (width: number) =>
    deep
      ? deepGradientData(stage, width, measure, {
          selected,
          nameOf,
          median: t("gradient.median"),
        })
      : gradientData(stage, width, measure, nameOf);
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
        makeData={makeData}
        readout={readout}
      />
      {deep && (
        <p className={styles.note} data-testid="gradient-bands">
          {t("gradient.bands")}
        </p>
      )}
      <div className={styles.tools}>
        <p className={styles.help}>{helpOf(measure, t)}</p>
        <ChartTable
          label={t("gradient.table")}
          columns={names}
          makeData={() =>
            deep ? everyLayer(stage, 200, measure) : gradientData(stage, 200, measure, nameOf)
          }
        />
      </div>
    </>
  );
}
