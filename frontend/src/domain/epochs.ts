/** Epochs of a step: examples seen over training size. */
import type { RunSchema } from "./runBuffer";

/**
 * A whole number of passes, and the share of the next one; its last batch may be smaller.
 *
 * @param batch examples a step; null where that is not known: then every step of an epoch counts alike.
 */
export function epochOf(
  step: number,
  { steps_per_epoch: steps, training_size: size }: RunSchema,
  batch: number | null,
): number {
  const each = Math.max(1, steps);
  const [whole, rest] = [Math.floor(step / each), step % each];
  return whole + (batch === null || size <= 0 ? rest / each : (rest * batch) / size);
}
