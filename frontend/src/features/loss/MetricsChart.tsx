/** Any other recorded column over steps: a metric, or a statistic of one block; of the run in focus and those laid over it. */
import { useState } from "react";
import { type TranslateText, useT, useText } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
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
import { type Column, columnData } from "./columnData";
import { useRunNames } from "./useRunNames";

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
