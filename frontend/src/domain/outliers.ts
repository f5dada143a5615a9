/** Reconstruction errors, and what a threshold makes of them. */
import { numberOf, numbersOf } from "./arrays";
import type { Frame } from "./frame";
import { type Picture, readPictures } from "./pictures";

interface ErrorOfExample {
  readonly error: number;
  readonly validation: boolean;
  readonly row: number;
  readonly label: number | null;
}

export interface Outlying extends ErrorOfExample {
  readonly input: Picture | null;
  readonly output: Picture | null;
}

interface RocCurve {
  readonly points: readonly (readonly [falseRate: number, trueRate: number])[];
  readonly area: number;
  /** Training examples of the class that counts as outliers. */
  readonly trainedOn: number;
}

export interface Outliers {
  readonly examples: readonly ErrorOfExample[];
  readonly largest: readonly Outlying[];
  readonly roc: RocCurve | null;
}

export function readOutliers(frame: Frame): Outliers | null {
  if (!frame.arrays.has("errors")) return null;
  const [errors, split, rows, labels] = ["errors", "split", "rows", "labels"].map((name) =>
    numbersOf(frame, name),
  );
  const examples = (errors ?? []).map((error, index) => ({
    error,
    validation: split?.[index] === 1,
    row: rows?.[index] ?? 0,
    label: labels?.[index] ?? null,
  }));
  const [inputs, outputs] = [readPictures(frame, "inputs"), readPictures(frame, "outputs")];
  const largest = numbersOf(frame, "largest").flatMap((place, index) => {
    const example = examples[place];
    return example === undefined
      ? []
      : [{ ...example, input: inputs[index] ?? null, output: outputs[index] ?? null }];
  });
  const falseRates = numbersOf(frame, "false_positive_rates");
  const trueRates = numbersOf(frame, "true_positive_rates");
  const roc = frame.arrays.has("area")
    ? {
        points: falseRates.map((rate, index) => [rate, trueRates[index] ?? Number.NaN] as const),
        area: numberOf(frame, "area"),
        trainedOn: numberOf(frame, "trained_on"),
      }
    : null;
  return { examples, largest, roc };
}

/** The examples that thresholds are counted over: of validation, of training where there is none. */
export function judged(examples: readonly ErrorOfExample[]): readonly ErrorOfExample[] {
  const validation = examples.filter((example) => example.validation);
  return validation.length > 0 ? validation : examples;
}

export interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Examples from the threshold up count as found. `outlier`: the class that should be; null for none. */
export function countsAt(
  examples: readonly ErrorOfExample[],
  threshold: number,
  outlier: number | null,
): Counts {
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (const { error, label } of judged(examples)) {
    const wanted = outlier !== null && label === outlier;
    if (error >= threshold) counts[wanted ? "truePositives" : "falsePositives"] += 1;
    else counts[wanted ? "falseNegatives" : "trueNegatives"] += 1;
  }
  return counts;
}

/** The error that a share of the training examples lies below. */
export function trainingQuantile(examples: readonly ErrorOfExample[], share: number): number {
  const errors = examples.filter(({ validation }) => !validation).map(({ error }) => error);
  errors.sort((a, b) => a - b);
  return errors[Math.min(errors.length - 1, Math.floor(share * errors.length))] ?? 0;
}

/** Shares of training and validation examples in equal bins from 0 to the largest error. */
export function errorBins(
  examples: readonly ErrorOfExample[],
  bins: number,
): { readonly largest: number; readonly train: number[]; readonly validation: number[] } {
  const finite = examples.filter(({ error }) => Number.isFinite(error));
  const largest = finite.reduce((most, { error }) => Math.max(most, error), 0) || 1;
  const of = (validation: boolean) => {
    const own = finite.filter((example) => example.validation === validation);
    const shares = Array.from({ length: bins }, () => 0);
    for (const { error } of own) {
      const bin = Math.min(bins - 1, Math.floor((error / largest) * bins));
      shares[bin] = (shares[bin] ?? 0) + 1 / own.length;
    }
    return shares;
  };
  return { largest, train: of(false), validation: of(true) };
}
