/** Values of a run at a step, as recorded. */
import { quantile } from "../../domain/layerBands";
import type { RunBuffer } from "../../domain/runBuffer";

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

/** A column of the last evaluation by a step: 1 is the validation loss, 2... the metrics. */
export function evaluationAt(buffer: RunBuffer, column: number, step: number): number | null {
  const row = buffer.evaluationAt(step);
  const value = row < 0 ? Number.NaN : buffer.evaluation(row, column);
  return Number.isNaN(value) ? null : value;
}
