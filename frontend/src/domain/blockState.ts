/** What a block shows of a node at a step: its gradient, and what is wrong with it. */

import { type BlockColumn, type BlockRows, columnNodes, GRADIENT } from "./blockColumn";
import { standsAt } from "./chipBound";
import { largest } from "./numbers";
import { outermost } from "./places";
import type { RunBuffer } from "./runBuffer";
import type { ActiveFinding } from "./runEvents";
import type { TrainedParts } from "./trainedParts";

/** From these shares on a block gets its chip. */
const DEAD_CHIP = 0.25;
const SATURATED_CHIP = 0.5;

export interface BlockState {
  /** `delta_rms`; NaN where it does not apply. */
  readonly gradient: number;
  /** The column that bar and number show; by default the gradient. */
  readonly shown: number;
  /** `activation_std` of its own output. */
  readonly deviation: number;
  readonly dead: number;
  readonly saturated: number;
  /** Whether dead and saturated units have their chips. */
  readonly showsDead: boolean;
  readonly showsSaturated: boolean;
  readonly notANumber: boolean;
  readonly vanishing: boolean;
  /** The step of numbers that are not of the record but were asked for; null where they are of the record. */
  readonly requestedAt: number | null;
}

export const NO_BLOCK_STATE: BlockState = {
  gradient: Number.NaN,
  shown: Number.NaN,
  deviation: Number.NaN,
  dead: Number.NaN,
  saturated: Number.NaN,
  showsDead: false,
  showsSaturated: false,
  notANumber: false,
  vanishing: false,
  requestedAt: null,
};

/** What a block may show: the findings that hold, where the run diverged, and what the drawing has in common with it. */
interface BlockContext {
  readonly findings: readonly ActiveFinding[];
  readonly divergedAt: string | null;
  /** Whether the latest step is shown: only then numbers on request are. */
  readonly live: boolean;
  /** Null: the drawing is the run's. */
  readonly parts: TrainedParts | null;
  readonly column: BlockColumn;
}

/** The state of a block at a row of statistics. */
export function blockState(
  buffer: RunBuffer,
  row: number,
  rows: BlockRows,
  { findings, divergedAt, live, parts, column: shownColumn }: BlockContext,
): BlockState {
  const { output, inner } = rows;
  const hasOutputs = (id: string) => parts === null || parts.outputs.has(outermost(id));
  if (row < 0 || !hasOutputs(output)) {
    return NO_BLOCK_STATE;
  }
  const requested = live && buffer.nodeRow(output) < 0 ? buffer.requested.at(output) : undefined;
  const value = (column: string, id = output) =>
    requested !== undefined && id === output
      ? (requested.values[buffer.nodeColumn(column)] ?? Number.NaN)
      : buffer.nodeValue(row, id, column);
  const largestOf = (ids: readonly string[], column: string) =>
    largest(ids.map((id) => (hasOutputs(id) ? value(column, id) : Number.NaN)));
  const activations = inner.map((id) => buffer.activationOf(id));
  const worst = (column: string) => largestOf(activations, column);
  const stands = (column: string, share: number) =>
    requested === undefined
      ? standsAt(row, share, (at) =>
          largest(
            activations.map((id) =>
              hasOutputs(id) ? buffer.nodeValue(at, id, column) : Number.NaN,
            ),
          ),
        )
      : worst(column) >= share;
  const hasGradient = parts === null || parts.gradients.has(outermost(output));
  const holds = new Set(inner);
  const named = findings.some(
    ({ nodeId, code, endedAt }) =>
      nodeId !== null && holds.has(nodeId) && endedAt === null && code.includes("vanish"),
  );
  const gradient = hasGradient ? value("delta_rms") : Number.NaN;
  return {
    gradient,
    shown:
      shownColumn === GRADIENT
        ? gradient
        : largestOf(columnNodes(buffer, rows, shownColumn), shownColumn),
    deviation: value("activation_std"),
    dead: worst("window_dead"),
    saturated: worst("saturated"),
    showsDead: stands("window_dead", DEAD_CHIP),
    showsSaturated: stands("saturated", SATURATED_CHIP),
    notANumber:
      inner.some((id) => value("non_finite", id) > 0) ||
      (divergedAt !== null && holds.has(divergedAt)),
    vanishing: hasGradient && named,
    requestedAt: requested?.step ?? null,
  };
}

export type Chip = "not_a_number" | "vanishing" | "dead" | "saturated";

/** Names of what is wrong, the gravest first. A healthy block has none. */
export function chipsOf(state: BlockState): Chip[] {
  if (state.notANumber) {
    return ["not_a_number"];
  }
  const chips: Chip[] = [];
  if (state.vanishing) {
    chips.push("vanishing");
  }
  if (state.showsDead) {
    chips.push("dead");
  }
  if (state.showsSaturated) {
    chips.push("saturated");
  }
  return chips;
}
