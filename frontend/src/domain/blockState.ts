/** What a block shows of a node at a step: its gradient, and what is wrong with it. */

import type { RunBuffer } from "./runBuffer";
import type { ActiveFinding } from "./runEvents";
import type { TrainedParts } from "./trainedParts";

/** From these shares on a block gets its chip. */
const DEAD_CHIP = 0.25;
const SATURATED_CHIP = 0.5;

export interface BlockState {
  /** `delta_rms`; NaN where it does not apply. */
  readonly gradient: number;
  /** `activation_std` of its own output. */
  readonly deviation: number;
  readonly dead: number;
  readonly saturated: number;
  readonly notANumber: boolean;
  readonly vanishing: boolean;
}

export const NO_BLOCK_STATE: BlockState = {
  gradient: Number.NaN,
  deviation: Number.NaN,
  dead: Number.NaN,
  saturated: Number.NaN,
  notANumber: false,
  vanishing: false,
};

/** The activation whose dead and saturated units a node's row shows: its own pair in the strip, else itself. */
export function activationOf(buffer: RunBuffer, nodeId: string): string {
  return buffer.schema.strip.find(([id]) => id === nodeId)?.[1] ?? nodeId;
}

/** What a block may show: the findings that hold, where the run diverged, and what the drawing has in common with it. */
export interface BlockContext {
  readonly findings: readonly ActiveFinding[];
  readonly divergedAt: string | null;
  /** Null: the drawing is the run's. */
  readonly parts: TrainedParts | null;
}

/** The state of a node at a row of statistics. */
export function blockState(
  buffer: RunBuffer,
  row: number,
  nodeId: string,
  { findings, divergedAt, parts }: BlockContext,
): BlockState {
  const hasOutputs = (id: string) => parts === null || parts.outputs.has(id);
  if (row < 0 || !hasOutputs(nodeId)) {
    return NO_BLOCK_STATE;
  }
  const value = (column: string, id = nodeId) => buffer.nodeValue(row, id, column);
  const activation = activationOf(buffer, nodeId);
  const activated = (column: string) =>
    hasOutputs(activation) ? value(column, activation) : Number.NaN;
  const hasGradient = parts === null || parts.gradients.has(nodeId);
  const named = findings.some(
    ({ nodeId: at, code, endedAt }) => at === nodeId && endedAt === null && code.includes("vanish"),
  );
  return {
    gradient: hasGradient ? value("delta_rms") : Number.NaN,
    deviation: value("activation_std"),
    dead: activated("window_dead"),
    saturated: activated("saturated"),
    notANumber: value("non_finite") > 0 || divergedAt === nodeId,
    vanishing: hasGradient && named,
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
  if (state.dead >= DEAD_CHIP) {
    chips.push("dead");
  }
  if (state.saturated >= SATURATED_CHIP) {
    chips.push("saturated");
  }
  return chips;
}
