/** Any other recorded column over steps: a metric, or a statistic of one block; of the run in focus and those laid over it. */
import { useState } from "react";
import { evaluationCurve, statisticCurve } from "../../domain/curves";
import type { RunBuffer } from "../../domain/runBuffer";
import { runDash } from "../../domain/runStyle";
import { type TranslateText, useT, useText } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { comparableOverlays, type OverlayView } from "../../state/overlays";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useRunSpec } from "../../state/useRunSpec";
import { useSession, useStage } from "../../state/useStage";
import { useMetricName } from "../../ui/metricNames";
import { useNodeNamesOfRun } from "../../ui/nodeNames";
import { capitalise } from "../../ui/texts";
import { type AxisProps, AxisSelect, ChartSelect } from "./AxisSelect";
import { ChartExport } from "./ChartExport";
import { ChartFrame } from "./ChartFrame";
import styles from "./Charts.module.css";
import { ChartTable } from "./ChartTable";
import {
  type ChartData,
  focusRun,
  MOST_END_NAMES,
  makeChart,
  NOTHING,
  overlayColor,
  overlayRuns,
  type Series,
  shortNames,
} from "./chartData";
import { evaluationAt, evaluationSpan, reportSpan, statisticAt } from "./statisticAt";
import { useRunNames } from "./useRunNames";

/** A metric by name, or a statistic of a block. */
export type Column =
  | { readonly kind: "metric"; readonly metric: string }
  | { readonly kind: "statistic"; readonly column: string; readonly node: string };

const EMPTY = { steps: [], values: [] };

/** A column of a run as drawn and as read; empty where the run has none of that name. */
function columnOf(
  buffer: RunBuffer,
  column: Column,
  points: number,
): Pick<Series, "curve" | "read" | "spanAt"> {
  if (column.kind === "statistic") {
    const { node, column: name } = column;
    return {
      curve: statisticCurve(buffer, node, name, points),
      read: (step, exact) => statisticAt(exact ?? buffer, node, name, step),
      spanAt: (step, exact) => reportSpan(exact ?? buffer, step),
    };
  }
  const index = buffer.schema.metrics.indexOf(column.metric);
  if (index < 0) return { curve: EMPTY };
  return {
    curve: evaluationCurve(buffer, 2 + index, points),
    read: (step) => evaluationAt(buffer, 2 + index, step),
    spanAt: (step) => evaluationSpan(buffer, step),
  };
}

/** What the chart of a column shows now. */
export function columnData(
  stage: Stage,
  width: number,
  look: { readonly axis: AxisProps["axis"]; readonly log: boolean; readonly column: Column },
  label: string,
  nameRuns: (views: readonly OverlayView[]) => ReadonlyMap<string, string>,
): ChartData {
  const points = Math.max(50, width / 2);
  const focus = focusRun(stage, look.axis);
  const overlays = overlayRuns(comparableOverlays(stage), look.axis, nameRuns);
  const scale = focus?.scale ?? overlays[0]?.scale ?? NOTHING.scale;
  const over = overlays.map(
    (run, place): Series => ({
      ...columnOf(run.buffer, look.column, points),
      name: run.runId,
      runId: run.runId,
      runName: run.name,
      shortName: run.shortName,
      label,
      color: overlayColor(run.view.color),
      dash: runDash(run.view.color),
      width: 1.3,
      endText: place < MOST_END_NAMES ? run.shortName : null,
      scale: run.scale,
      lastStep: run.buffer.lastStep,
    }),
  );
  const names = nameRuns(comparableOverlays(stage));
  const short = shortNames(names);
  const own: Series[] =
    focus === null
      ? []
      : [
          {
            ...columnOf(focus.buffer, look.column, points),
            name: focus.runId,
            runId: focus.runId,
            runName: names.get(focus.runId) ?? "",
            shortName: short.get(focus.runId) ?? "",
            label,
            color: (palette) => palette.text,
            dash: [],
            width: 1.8,
            endText: short.get(focus.runId) ?? label,
            scale: focus.scale,
            lastStep: focus.buffer.lastStep,
          },
        ];
  return makeChart({ axis: look.axis, scale, log: look.log, digits: 3 }, [...over, ...own]);
}

/** A statistic in words. */
function statisticName(column: string, text: TranslateText): string {
  return text(`statistics.${column}`, capitalise(column));
}

const METRIC = "metric:";

export default function MetricsChart({ axis, onAxis }: AxisProps) {
  const stage = useStage();
  const t = useT();
  const text = useText();
  const metricName = useMetricName();
  const spec = useDocument((document) => document.spec);
  const nameOf = useNodeNamesOfRun(useRunSpec(), spec, useCatalog());
  const nameRuns = useRunNames();
  const schema = useSession((session) => session.schema);
  const [wanted, setWanted] = useState("");
  const [wantedNode, setNode] = useState("");
  const [log, setLog] = useState(false);
  const metrics = (schema?.metrics ?? []).map((metric) => ({
    value: `${METRIC}${metric}`,
    label: metricName(metric),
  }));
  const statistics = (schema?.node_columns ?? []).map((column) => ({
    value: column,
    label: statisticName(column, text),
  }));
  const options = [...metrics, ...statistics];
  const chosen = options.find(({ value }) => value === wanted) ?? options[0];
  const nodes = (schema?.nodes ?? []).map((id) => ({ value: id, label: nameOf(id) }));
  const node = nodes.find(({ value }) => value === wantedNode) ?? nodes.at(-1);
  const value = chosen?.value ?? "";
  const isMetric = value.startsWith(METRIC);
  const column: Column = isMetric
    ? { kind: "metric", metric: value.slice(METRIC.length) }
    : { kind: "statistic", column: value, node: node?.value ?? "" };
  const label = isMetric ? (chosen?.label ?? "") : `${node?.label ?? ""}: ${chosen?.label ?? ""}`;
  const makeData = (width: number) =>
    columnData(stage, width, { axis, log, column }, label, nameRuns);
  return (
    <>
      <div className={styles.choices}>
        <ChartSelect
          label={t("metrics_chart.column")}
          value={value}
          options={options}
          onChange={setWanted}
          testId="metrics-column"
        />
        {!isMetric && (
          <ChartSelect
            label={t("metrics_chart.block")}
            value={node?.value ?? ""}
            options={nodes}
            onChange={setNode}
            testId="metrics-block"
          />
        )}
      </div>
      <ChartFrame label={t("metrics_chart.chart")} testId="metrics-chart" makeData={makeData} />
      <div className={styles.tools}>
        <AxisSelect axis={axis} onAxis={onAxis} />
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={log}
            data-testid="metrics-log"
            onChange={(event) => setLog(event.target.checked)}
          />
          {t("loss.log")}
        </label>
        <span className={styles.files}>
          <ChartTable label={t("metrics_chart.chart")} makeData={() => makeData(200)} />
          <ChartExport
            title={label || t("charts.metrics")}
            up={chosen?.label ?? ""}
            testId="metrics-export"
            axis={axis}
            makeData={(points, over) =>
              columnData(stage, points, { axis: over, log, column }, label, nameRuns)
            }
          />
        </span>
      </div>
    </>
  );
}
