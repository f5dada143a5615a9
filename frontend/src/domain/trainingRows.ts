/** Numbers of the training part of a spec that are set one by one: their bounds, usual values, and whether a run takes them as it trains. */
import type { Bounds } from "./numbers";

type TrainingField = "batch_size" | "epochs" | "l1" | "l2" | "seed";

export interface TrainingRow extends Bounds {
  readonly field: TrainingField;
  readonly live: boolean;
  readonly choices?: readonly number[];
}

const PENALTIES = [0, 0.00001, 0.0001, 0.001, 0.01, 0.1];
const BATCHES = [1, 5, 10, 20, 30, 50, 100, 200];

/** Those that are set most often. */
export const LOOP_ROWS: readonly TrainingRow[] = [
  { field: "batch_size", live: false, integer: true, minimum: 1, choices: BATCHES },
  { field: "l2", live: true, minimum: 0, choices: PENALTIES },
];
export const MORE_ROWS: readonly TrainingRow[] = [
  { field: "l1", live: true, minimum: 0, choices: PENALTIES },
  { field: "epochs", live: false, integer: true, minimum: 1 },
  { field: "seed", live: false, integer: true, minimum: 0 },
];
