/** Columns of the health strip: of which node a row shows them, and where a value lies between the ends of their scale. */
import { isOverRange, RAMP_HIGH, RAMP_LOW, rampPosition } from "./ramp";
import type { RunBuffer } from "./runBuffer";

/** `gradient` on the fixed ramp; `signed` around zero; `share` from 0 to 1; `log` and `linear` magnitudes. */
export type ColumnKind = "gradient" | "signed" | "share" | "log" | "linear";

/** Columns of a report in the order in which they are offered; a run that does not have one leaves it out. */
export const STRIP_COLUMNS: readonly (readonly [column: string, kind: ColumnKind])[] = [
  ["delta_rms", "gradient"],
  ["delta_norm", "gradient"],
  ["weight_gradient_rms", "gradient"],
  ["weight_gradient_norm", "gradient"],
  ["update_ratio", "log"],
  ["weight_norm", "linear"],
  ["activation_mean", "signed"],
  ["activation_std", "linear"],
  ["activation_min", "signed"],
  ["activation_max", "signed"],
  ["zero_fraction", "share"],
  ["window_dead", "share"],
  ["batch_dead", "share"],
  ["saturated", "share"],
  ["non_finite", "linear"],
];

export function columnKind(column: string): ColumnKind {
  return STRIP_COLUMNS.find(([name]) => name === column)?.[1] ?? "linear";
}

/** What is measured at a layer's output is shown of the activation behind it. */
const OF_OUTPUT = /^(activation_|zero_fraction|batch_dead|window_dead|saturated|non_finite)/;

/** The node whose value a layer's row shows. */
export function columnNode(buffer: RunBuffer, nodeId: string, column: string): string {
  return OF_OUTPUT.test(column) ? buffer.activationOf(nodeId) : nodeId;
}

/** Rows of the record that a scale is taken from at most. */
const MOST_ROWS = 2_048;
/** Numbers of it at most: of a deep network fewer rows. */
const MOST_VALUES = 200_000;

/** What is recorded of some nodes; of a long run as many rows as can be seen. */
export function* recordedValues(
  buffer: RunBuffer,
  nodeIds: readonly string[],
  column: string,
): Generator<number> {
  const { statistics } = buffer;
  const index = buffer.nodeColumn(column);
  const nodes = nodeIds.map((id) => buffer.nodeRow(id)).filter((node) => node >= 0);
  if (index < 0 || nodes.length === 0) return;
  const rows = Math.min(MOST_ROWS, Math.max(1, Math.floor(MOST_VALUES / nodes.length)));
  const every = Math.max(1, Math.ceil(statistics.length / rows));
  for (let row = 0; row < statistics.length; row += every) {
    for (const node of nodes) yield statistics.node(row, node, index);
  }
}

export interface StripScale {
  readonly low: number;
  readonly high: number;
  /** 0 to 1 between the ends; NaN where there is nothing to show. */
  position(value: number): number;
  isOver(value: number): boolean;
}

function never(): boolean {
  return false;
}

function linear(low: number, high: number): StripScale {
  const span = high - low || 1;
  const position = (value: number) => Math.min(1, Math.max(0, (value - low) / span));
  return { low, high, position, isOver: never };
}

function logarithmic(low: number, high: number): StripScale {
  const span = Math.log(high / low) || 1;
  const position = (value: number) =>
    value <= low ? 0 : Math.min(1, Math.log(value / low) / span);
  // What is not a number has no place, zero has the lowest.
  return {
    low,
    high,
    position: (value) => (Number.isNaN(value) ? value : position(value)),
    isOver: never,
  };
}

const GRADIENT: StripScale = {
  ...{ low: RAMP_LOW, high: RAMP_HIGH, position: rampPosition, isOver: isOverRange },
};

/** The scale of a column that holds all values shown; the ramp of gradients is the same everywhere. */
export function stripScale(kind: ColumnKind, values: Iterable<number>): StripScale {
  if (kind === "gradient") return GRADIENT;
  if (kind === "share") return linear(0, 1);
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    const size = Math.abs(value);
    if (!Number.isFinite(size)) continue;
    most = Math.max(most, size);
    if (size > 0) least = Math.min(least, size);
  }
  if (kind === "signed") return linear(-most || -1, most || 1);
  if (kind === "log" && most > 0) return logarithmic(least, most);
  return linear(0, most || 1);
}
