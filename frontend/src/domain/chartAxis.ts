/** What a chart is drawn over: steps, epochs, examples seen or seconds of training, from a run's steps and back. */
import type { RunBuffer } from "./runBuffer";
import type { Spec } from "./spec";

export const CHART_AXES = ["step", "epoch", "examples", "time"] as const;
export type ChartAxis = (typeof CHART_AXES)[number];

/** One axis for one run. */
export interface AxisScale {
  /** Place of a step; NaN where it is not known. */
  toPlace(step: number): number;
  /** The step at a place: the last one at or before it. */
  toStep(place: number): number;
}

const STEPS: AxisScale = { toPlace: (step) => step, toStep: (place) => Math.round(place) };

/** Inexact division must not lose a step: 0.3 epochs of 10 steps are 3 steps. */
const ROUNDING = 1e-9;

function wholeSteps(steps: number): number {
  return Math.floor(steps + ROUNDING * Math.max(1, steps));
}

/** Examples that took part in updates: the last batch of an epoch may be smaller. */
function examplesScale(perEpoch: number, examples: number, batchSize: number): AxisScale {
  return {
    toPlace: (step) => {
      const epochs = Math.floor(step / perEpoch);
      return epochs * examples + Math.min((step - epochs * perEpoch) * batchSize, examples);
    },
    toStep: (place) => {
      const epochs = Math.floor(place / examples);
      return epochs * perEpoch + wholeSteps((place - epochs * examples) / batchSize);
    },
  };
}

/**
 * @param spec null where it is not known: then the batch size follows from the steps per epoch, and is exact where
 *   batches divide the training set.
 */
export function axisScale(axis: ChartAxis, buffer: RunBuffer, spec: Spec | null): AxisScale {
  const perEpoch = Math.max(1, buffer.schema.steps_per_epoch);
  if (axis === "epoch") {
    return {
      toPlace: (step) => step / perEpoch,
      toStep: (place) => wholeSteps(place * perEpoch),
    };
  }
  if (axis === "examples") {
    const examples = Math.max(1, buffer.schema.training_size);
    return examplesScale(
      perEpoch,
      examples,
      spec?.training.batch_size ?? Math.ceil(examples / perEpoch),
    );
  }
  if (axis === "time") {
    const { times } = buffer;
    return {
      toPlace: (step) => times.at(step),
      toStep: (place) => Math.max(0, wholeSteps(times.stepAt(place)) || 0),
    };
  }
  return STEPS;
}
