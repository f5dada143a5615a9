/** Examples by how wrong their predictions are, and the mistakes of two runs side by side. */
import { numberOf, numbersOf } from "./arrays";
import type { Frame } from "./frame";
import { type Picture, readPictures } from "./pictures";

export const SORTS = ["worst", "confident_wrong", "first"] as const;
export type Sort = (typeof SORTS)[number];

/** Examples of one page, as the server sends them. */
export const PAGE = 16;

export interface Judged {
  readonly row: number;
  readonly label: number;
  readonly predicted: number;
  readonly ofTruth: number;
  readonly confidence: number;
  readonly picture: Picture | null;
  /** Of an example that is no image. */
  readonly values: readonly number[];
}

export interface Mistakes {
  readonly examples: readonly Judged[];
  readonly matching: number;
  readonly count: number;
  /** Rows of all wrong examples of the part. */
  readonly wrong: readonly number[];
}

export function readMistakes(frame: Frame): Mistakes | null {
  if (!frame.arrays.has("matching")) return null;
  const pictures = readPictures(frame, "inputs");
  const [labels, predicted, ofTruth, confidence, values] = [
    "labels",
    "predicted",
    "probability_of_truth",
    "confidence",
    "values",
  ].map((name) => numbersOf(frame, name));
  const rows = numbersOf(frame, "rows");
  const width = frame.arrays.get("values")?.shape[1] ?? 0;
  return {
    examples: rows.map((row, index) => ({
      row,
      label: labels?.[index] ?? 0,
      predicted: predicted?.[index] ?? 0,
      ofTruth: ofTruth?.[index] ?? Number.NaN,
      confidence: confidence?.[index] ?? Number.NaN,
      picture: pictures[index] ?? null,
      values: (values ?? []).slice(index * width, (index + 1) * width),
    })),
    matching: numberOf(frame, "matching"),
    count: numberOf(frame, "count"),
    wrong: numbersOf(frame, "wrong_rows"),
  };
}
