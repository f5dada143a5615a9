/** Numbers of two runs at one step: exactly as recorded, each with the step that it is of. */
import type { NodeMatch } from "./nodeMatch";
import type { RunBuffer } from "./runBuffer";
import { type Origin, restoredIn } from "./standing";

/** A recorded number with the weights that it measured. */
export interface Reading extends Origin {
  readonly value: number;
}

export interface PairNumber {
  /** `train`, `loss` (of the validation data), or a metric. */
  readonly name: string;
  readonly first: Reading | null;
  readonly second: Reading | null;
}

interface GradientRow {
  /** Ids of a layer in each run; null where a run has none. */
  readonly first: string | null;
  readonly second: string | null;
  /** RMS of its deltas; NaN where a run has none. */
  readonly values: readonly [first: number, second: number];
}

/** The last step that both runs have reached: what is compared without a step of one's own. */
export function commonStep(first: RunBuffer, second: RunBuffer): number {
  return Math.min(first.lastStep, second.lastStep);
}

/** The mean training loss of the steps that were recorded together with this one: of one step, or of a bucket. */
function trainingLoss({ scalars }: RunBuffer, step: number): Reading | null {
  const column = scalars.scalars.indexOf("loss");
  const row = scalars.rowAt(step);
  if (column < 0 || row < 0) return null;
  return { value: scalars.meanAt(row, column), step: scalars.lastStepAt(row), best: false };
}

function evaluated(buffer: RunBuffer, name: string, step: number): Reading | null {
  const column = name === "loss" ? 1 : 2 + buffer.schema.metrics.indexOf(name);
  const row = buffer.evaluationAt(step);
  if (row < 0 || (name !== "loss" && column < 2)) return null;
  const at = buffer.evaluation(row, 0);
  return {
    value: buffer.evaluation(row, column),
    step: at,
    best: restoredIn(buffer)?.step === at,
  };
}

/**
 * Training loss, validation loss and metrics of both at the last record up to a step.
 *
 * @param exact states of the very step, as far as they are known: they hold the training loss.
 */
export function numbersAt(
  first: RunBuffer,
  second: RunBuffer,
  step: number,
  [exactFirst, exactSecond]: readonly (RunBuffer | null)[] = [],
): PairNumber[] {
  const metrics = [...new Set([...second.schema.metrics, ...first.schema.metrics])];
  return [
    {
      name: "train",
      first: trainingLoss(exactFirst ?? first, step) ?? trainingLoss(first, step),
      second: trainingLoss(exactSecond ?? second, step) ?? trainingLoss(second, step),
    },
    ...["loss", ...metrics].map((name) => ({
      name,
      first: evaluated(first, name, step),
      second: evaluated(second, name, step),
    })),
  ];
}

/** Rows of the gradient's profile, from the loss back to the input: those of the second run, those of the first put in between. */
export function gradientLayers(
  first: RunBuffer,
  second: RunBuffer,
  match: NodeMatch,
): readonly Omit<GradientRow, "values">[] {
  const back = new Map([...match].map(([from, to]) => [to, from]));
  const own = new Set(first.schema.nodes);
  const rows = second.schema.strip.map(([id]) => {
    const former = back.get(id) ?? (id.includes("/") ? id : null);
    return { first: former !== null && own.has(former) ? former : null, second: id };
  });
  const merged: { first: string | null; second: string | null }[] = [...rows];
  let place = 0;
  for (const [id] of first.schema.strip) {
    const at = merged.findIndex((row) => row.first === id);
    if (at >= 0) {
      place = at + 1;
    } else {
      merged.splice(place, 0, { first: id, second: null });
      place += 1;
    }
  }
  return merged;
}

function gradientOf(buffer: RunBuffer, id: string | null, step: number): number {
  const row = buffer.statistics.rowAt(step);
  return id === null || row < 0 ? Number.NaN : buffer.nodeValue(row, id, "delta_rms");
}

interface GradientProfile {
  readonly rows: readonly GradientRow[];
  /** Steps of the statistics of each run; null before the first ones. */
  readonly steps: readonly [first: number | null, second: number | null];
}

/** The gradient at every layer of both runs, at the last statistics up to a step. */
export function gradientsAt(
  first: RunBuffer,
  second: RunBuffer,
  layers: readonly Omit<GradientRow, "values">[],
  step: number,
): GradientProfile {
  const stepOf = ({ statistics }: RunBuffer) => {
    const row = statistics.rowAt(step);
    return row < 0 ? null : statistics.stepAt(row);
  };
  return {
    rows: layers.map((layer) => ({
      ...layer,
      values: [gradientOf(first, layer.first, step), gradientOf(second, layer.second, step)],
    })),
    steps: [stepOf(first), stepOf(second)],
  };
}

/** Length of a bar on a log scale that all rows share, from 0 to 1; a tenth of the smallest value is 0. */
export function barLengths(rows: readonly GradientRow[]): (value: number) => number {
  const sizes = rows.flatMap(({ values }) => values).filter((value) => value > 0);
  const exponents = sizes.filter(Number.isFinite).map(Math.log10);
  if (exponents.length === 0) return () => 0;
  const low = Math.floor(Math.min(...exponents)) - 0.5;
  const high = Math.max(...exponents);
  return (value) => {
    if (!(value > 0)) return 0;
    return Math.min(1, Math.max(0.02, (Math.log10(value) - low) / (high - low)));
  };
}
