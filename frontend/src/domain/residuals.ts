/** Residuals of predicted numbers, as the view carries them. */
import { numberOf, numbersOf } from "./arrays";
import type { Frame } from "./frame";

interface WorstExample {
  readonly row: number;
  readonly truth: number;
  readonly predicted: number;
  readonly inputs: readonly number[];
}

export interface Residuals {
  readonly points: readonly { readonly truth: number; readonly predicted: number }[];
  readonly counts: readonly number[];
  readonly ends: readonly [number, number];
  readonly worst: readonly WorstExample[];
  readonly rmse: number;
  readonly mae: number;
  readonly r2: number;
  readonly count: number;
  readonly outputs: number;
}

export function readResiduals(frame: Frame): Residuals | null {
  if (!frame.arrays.has("rmse")) return null;
  const predicted = numbersOf(frame, "predicted");
  const [worstTruth, worstPredicted] = ["worst_truth", "worst_predicted"].map((name) =>
    numbersOf(frame, name),
  );
  const inputs = numbersOf(frame, "worst_inputs");
  const width = frame.arrays.get("worst_inputs")?.shape[1] ?? 0;
  const [low = 0, high = 1] = numbersOf(frame, "ends");
  return {
    points: numbersOf(frame, "truth").map((truth, index) => ({
      truth,
      predicted: predicted[index] ?? Number.NaN,
    })),
    counts: numbersOf(frame, "counts"),
    ends: [low, high],
    worst: numbersOf(frame, "worst_rows").map((row, index) => ({
      row,
      truth: worstTruth?.[index] ?? Number.NaN,
      predicted: worstPredicted?.[index] ?? Number.NaN,
      inputs: inputs.slice(index * width, (index + 1) * width),
    })),
    rmse: numberOf(frame, "rmse"),
    mae: numberOf(frame, "mae"),
    r2: numberOf(frame, "r2"),
    count: numberOf(frame, "count"),
    outputs: numberOf(frame, "outputs"),
  };
}
