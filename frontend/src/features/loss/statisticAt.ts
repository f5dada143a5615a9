/** Values of a run at a step, as recorded. */
import { quantile } from "../../domain/layerBands";
import type { RunBuffer } from "../../domain/runBuffer";
import type { Span } from "./chartData";

/** A node's statistic at the last report by a step; null where there is none. */
export function statisticAt(
  buffer: RunBuffer,
  nodeId: string,
  column: string,
  step: number,
): number | null {
  const row = buffer.statistics.rowAt(step);
  const value = row < 0 ? Number.NaN : buffer.nodeValue(row, nodeId, column);
  return Number.isNaN(value) ? null : value;
}

/** The median of a statistic over nodes at the last report by a step; null where none of them has one. */
export function medianAt(
  buffer: RunBuffer,
  nodeIds: readonly string[],
  column: string,
  step: number,
): number | null {
  const values = nodeIds.flatMap((id) => statisticAt(buffer, id, column, step) ?? []);
  return quantile(
    values.filter(Number.isFinite).sort((a, b) => a - b),
    0.5,
  );
}

/** The step of the last report by a step, as a span. */
export function reportSpan({ statistics }: RunBuffer, step: number): Span | null {
  const row = statistics.rowAt(step);
  return row < 0 ? null : [statistics.stepAt(row), statistics.stepAt(row)];
}

/** The step of the last evaluation by a step, as a span. */
export function evaluationSpan(buffer: RunBuffer, step: number): Span | null {
  const row = buffer.evaluationAt(step);
  return row < 0 ? null : [buffer.evaluation(row, 0), buffer.evaluation(row, 0)];
}

/** A column of the last evaluation by a step: 1 is the validation loss, 2... the metrics. */
export function evaluationAt(buffer: RunBuffer, column: number, step: number): number | null {
  const row = buffer.evaluationAt(step);
  const value = row < 0 ? Number.NaN : buffer.evaluation(row, column);
  return Number.isNaN(value) ? null : value;
}
