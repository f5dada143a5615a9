/** Curves of a run as charts draw them: thinned to the pixels there are, smoothed on request. */

import type { RunBuffer } from "./runBuffer";

/** Points of one curve; `low` and `high` bound what was joined into each point. */
export interface Curve {
  readonly steps: number[];
  readonly values: number[];
  readonly low: number[];
  readonly high: number[];
}

/**
 * Exponential smoothing without bias at the start: s_t = w s_(t-1) + (1 - w) x_t, divided by 1 - w^t.
 *
 * @param weight 0 (no smoothing) to below 1.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  if (weight <= 0) {
    return [...values];
  }
  let [level, power] = [0, 1];
  return values.map((value) => {
    if (!Number.isFinite(value)) {
      return value;
    }
    level = weight * level + (1 - weight) * value;
    power *= weight;
    return level / (1 - power);
  });
}

function emptyCurve(): Curve {
  return { steps: [], values: [], low: [], high: [] };
}

/** Training loss: bucket means with their min-max band, at most `maxPoints` points over steps [from, to]. */
export function trainCurve(
  buffer: RunBuffer,
  scalar: string,
  maxPoints: number,
  from = 0,
  to = Infinity,
): Curve {
  const { scalars } = buffer;
  const column = scalars.scalars.indexOf(scalar);
  const curve = emptyCurve();
  if (column < 0) {
    return curve;
  }
  const first = scalars.rowAt(from - 1) + 1;
  const end = Number.isFinite(to) ? scalars.rowAt(to) + 1 : scalars.length;
  const every = Math.max(1, Math.ceil((end - first) / maxPoints));
  for (let row = first; row < end; row += every) {
    joinRows(buffer, column, row, Math.min(end, row + every), curve);
  }
  return curve;
}

function joinRows(
  buffer: RunBuffer,
  column: number,
  first: number,
  end: number,
  curve: Curve,
): void {
  const { scalars } = buffer;
  let [low, high, total, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let row = first; row < end; row += 1) {
    low = Math.min(low, scalars.minAt(row, column));
    high = Math.max(high, scalars.maxAt(row, column));
    total += scalars.meanAt(row, column);
    count += 1;
  }
  curve.steps.push(scalars.lastStepAt(end - 1));
  curve.values.push(total / count);
  curve.low.push(low);
  curve.high.push(high);
}

/** A column of the evaluations: 1 is the validation loss, 2... the metrics. */
export function evaluationCurve(buffer: RunBuffer, column: number, maxPoints: number): Curve {
  const curve = emptyCurve();
  const every = Math.max(1, Math.ceil(buffer.evaluationCount / maxPoints));
  const last = buffer.evaluationCount - 1;
  for (let row = 0; row <= last; row += 1) {
    if (row % every === 0 || row === last) {
      const value = buffer.evaluation(row, column);
      curve.steps.push(buffer.evaluation(row, 0));
      curve.values.push(value);
      curve.low.push(value);
      curve.high.push(value);
    }
  }
  return curve;
}

/** One statistic of one node over the steps, at most `maxPoints` points. */
export function statisticCurve(
  buffer: RunBuffer,
  nodeId: string,
  column: string,
  maxPoints: number,
): Curve {
  const curve = emptyCurve();
  const { statistics } = buffer;
  const every = Math.max(1, Math.ceil(statistics.length / maxPoints));
  const last = statistics.length - 1;
  for (let row = 0; row <= last; row += 1) {
    if (row % every === 0 || row === last) {
      const value = buffer.nodeValue(row, nodeId, column);
      curve.steps.push(statistics.stepAt(row));
      curve.values.push(value);
      curve.low.push(value);
      curve.high.push(value);
    }
  }
  return curve;
}

/** Curves over one shared axis of steps; null where a curve has no point there. */
export function alignCurves(
  curves: readonly { steps: readonly number[]; values: readonly number[] }[],
): { steps: number[]; columns: (number | null)[][] } {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].sort((a, b) => a - b);
  const places = new Map(steps.map((step, index) => [step, index]));
  const columns = curves.map((curve) => {
    const column: (number | null)[] = new Array(steps.length).fill(null);
    curve.steps.forEach((step, index) => {
      const value = curve.values[index] ?? Number.NaN;
      column[places.get(step) ?? 0] = Number.isFinite(value) ? value : null;
    });
    return column;
  });
  return { steps, columns };
}
