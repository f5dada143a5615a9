/** What the chart of a recorded column shows: of the run in focus and those laid over it. */
import { evaluationCurve, statisticCurve } from "../../domain/curves";
import type { RunBuffer } from "../../domain/runBuffer";
import { runDash } from "../../domain/runStyle";
import { comparableOverlays, type OverlayView } from "../../state/overlays";
import type { Stage } from "../../state/stage";
import type { AxisProps } from "./AxisSelect";
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
