/** The statistic that blocks and wires show, and the nodes that each of them shows it of. */

import type { RunBuffer } from "./runBuffer";
import {
  type ColumnKind,
  columnKind,
  recordedValues,
  type StripScale,
  stripScale,
} from "./stripScale";

/** Rows of the record that a block shows. */
export interface BlockRows {
  /** The node whose output it gives out: its own, of a group that of the last copy. */
  readonly output: string;
  /** All nodes in it: what is wrong with one of them is shown on the block. */
  readonly inner: readonly string[];
}

/** In the order in which they are offered; the first is the gradient, which is light. */
export const BLOCK_COLUMNS = [
  "delta_rms",
  "activation_mean",
  "activation_std",
  "zero_fraction",
  "saturated",
  "update_ratio",
  "weight_norm",
] as const;
export type BlockColumn = (typeof BLOCK_COLUMNS)[number];

export const GRADIENT = "delta_rms" as const satisfies BlockColumn;

/** `output` of a block's own output, `activation` of what its activation makes of it, `weights` of its weights. */
type ColumnSource = "gradient" | "output" | "activation" | "weights";

const SOURCES: Record<BlockColumn, ColumnSource> = {
  delta_rms: "gradient",
  activation_mean: "output",
  activation_std: "output",
  zero_fraction: "activation",
  saturated: "activation",
  update_ratio: "weights",
  weight_norm: "weights",
};

export function columnSource(column: BlockColumn): ColumnSource {
  return SOURCES[column];
}

/** How places on a scale are drawn: light is gradient alone. */
export type ColumnLook = "light" | "signed" | "plain";

export function columnLook(column: BlockColumn): ColumnLook {
  const kind: ColumnKind = columnKind(column);
  return kind === "gradient" ? "light" : kind === "signed" ? "signed" : "plain";
}

/** The nodes of whose values a block shows the largest: of a group all that are in it, but for what leaves it. */
export function columnNodes(
  buffer: RunBuffer,
  { output, inner }: BlockRows,
  column: BlockColumn,
): readonly string[] {
  switch (SOURCES[column]) {
    case "weights":
      return inner;
    case "activation":
      return inner.map((id) => buffer.activationOf(id));
    default:
      return [output];
  }
}

/** The scale of a column over all that the run has recorded of some nodes. */
export function columnScale(
  buffer: RunBuffer | null,
  nodeIds: readonly string[],
  column: BlockColumn,
): StripScale {
  const kind = columnKind(column);
  const isFixed = buffer === null || kind === "gradient" || kind === "share";
  return stripScale(kind, isFixed ? [] : recordedValues(buffer, nodeIds, column));
}
