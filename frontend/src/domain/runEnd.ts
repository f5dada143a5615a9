/** What a run came to: its last training loss, and its first metric of the weights in place. */
import type { RunBuffer } from "./runBuffer";
import { type Origin, shownEvaluation } from "./standing";

/** The last numbers of a run's record; null for what there is none of. */
export interface RunEnd {
  readonly step: number;
  /** Mean training loss of the last steps recorded together. */
  readonly loss: (Origin & { readonly value: number }) | null;
  /** Its first metric, of the weights in place. */
  readonly metric: (Origin & { readonly name: string; readonly value: number }) | null;
}

/** The last numbers that a run has recorded. */
export function endOf(buffer: RunBuffer): RunEnd {
  const { scalars, schema } = buffer;
  const row = scalars.length - 1;
  const column = scalars.scalars.indexOf("loss");
  const loss = row < 0 ? Number.NaN : scalars.meanAt(row, column);
  const shown = shownEvaluation(buffer, null);
  const [name] = schema.metrics;
  return {
    step: buffer.lastStep,
    loss: Number.isNaN(loss) ? null : { value: loss, step: scalars.lastStepAt(row), best: false },
    metric:
      name === undefined || shown === null
        ? null
        : { name, value: buffer.evaluation(shown.row, 2), step: shown.step, best: shown.best },
  };
}
