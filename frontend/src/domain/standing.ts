/** Of which step the numbers on the page are, beside the step that the run has reached. */

import type { Frame } from "./frame";
import type { RunBuffer } from "./runBuffer";
import { type RestoredBest, restoredBest } from "./runEvents";

/**
 * `live`: the run trains and the numbers follow it; `latest`: it rests and they are of its last step; `behind`: they
 * are of an earlier step than the run's; `past`: the reader went back to a step.
 */
export type StandingKind = "live" | "latest" | "behind" | "past";

export interface Standing {
  readonly kind: StandingKind;
  /** Step of the statistics shown; null before the first ones. */
  readonly shown: number | null;
  /** Step that the run has reached. */
  readonly reached: number;
  readonly training: boolean;
}

interface Progress {
  readonly step: number;
  readonly training: boolean;
  readonly stepsPerSecond: number;
}

/** Numbers of a training run count as live within so much of its training, and within one step. */
const LIVE_WITHIN_S = 1;

/** Step of the statistics shown: the last ones, or those at or before `step`; null before the first ones. */
function shownStep(buffer: RunBuffer | null, step: number | null): number | null {
  const row = buffer?.shownRow(step) ?? -1;
  return buffer === null || row < 0 ? null : buffer.statistics.stepAt(row);
}

/** @param goneTo the step gone back to, null while the page follows the run. */
export function standingOf(
  buffer: RunBuffer | null,
  goneTo: number | null,
  { step: reached, training, stepsPerSecond }: Progress,
): Standing {
  const shown = shownStep(buffer, goneTo);
  const kind = (): StandingKind => {
    if (goneTo !== null) return "past";
    const lag = shown === null ? 0 : Math.abs(reached - shown);
    const allowed = training ? Math.max(1, stepsPerSecond * LIVE_WITHIN_S) : 0;
    if (lag > allowed) return "behind";
    return training ? "live" : "latest";
  };
  return { kind: kind(), shown, reached, training };
}

/** Which weights a number measured: those of a step, or the best ones, of that step, which the end of training restored. */
export interface Origin {
  readonly step: number;
  readonly best: boolean;
}

interface ShownEvaluation extends Origin {
  readonly row: number;
}

/** The best weights while they are in place: until the run trains on. */
export function restoredIn(buffer: RunBuffer | null): RestoredBest | null {
  if (buffer === null) return null;
  const restored = restoredBest(buffer.events);
  return restored !== null && buffer.lastStep <= restored.finishedAt ? restored : null;
}

/** The weights that drew a picture; `goneTo`: the step gone back to, null while the page follows the run. */
export function pictureOrigin(
  { step, firstStep: drawn }: Pick<Frame, "step" | "firstStep">,
  buffer: RunBuffer | null,
  goneTo: number | null,
): Origin {
  const best = drawn !== step || (goneTo === null && restoredIn(buffer)?.step === drawn);
  return { step: drawn, best };
}

/**
 * The evaluation to show: that of the weights in place (the last one, or that of the restored best weights), or the
 * last at or before the step gone back to. Null before the first evaluation.
 */
export function shownEvaluation(
  buffer: RunBuffer | null,
  goneTo: number | null,
): ShownEvaluation | null {
  if (buffer === null || buffer.evaluationCount === 0) {
    return null;
  }
  const restored = restoredIn(buffer);
  const at = goneTo ?? restored?.step ?? null;
  const row = at === null ? buffer.evaluationCount - 1 : buffer.evaluationAt(at);
  if (row < 0) return null;
  const step = buffer.evaluation(row, 0);
  return { row, step, best: goneTo === null && step === restored?.step };
}
