/** Boxes around objects, true and predicted, as the view `detections` carries them. */
import { numberOf, numbersOf } from "./arrays";
import type { Frame } from "./frame";
import { type Picture, readPictures } from "./pictures";

/** Centre, width and height as fractions of the image, y downwards. */
export interface Box {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PredictedBox extends Box {
  readonly score: number;
  /** Intersection over union with the best true box of its class. */
  readonly overlap: number;
  /** Whether non-maximum suppression leaves it. */
  readonly kept: boolean;
}

export interface ImageBoxes {
  readonly input: Picture;
  readonly truth: readonly Box[];
  /** Best score first. */
  readonly predicted: readonly PredictedBox[];
}

/** Average precision at an overlap of 0.5; NaN of a class without true boxes. */
interface Precision {
  readonly byClass: readonly number[];
  readonly mean: number;
}

interface Precisions {
  readonly suppressed: Precision;
  readonly unsuppressed: Precision;
  /** Validation images that they are of. */
  readonly examples: number;
}

/** The images of a `detections` frame with their boxes; none of a frame without images. */
export function readDetections(frame: Frame): ImageBoxes[] {
  const [boxes, truth] = [numbersOf(frame, "boxes"), numbersOf(frame, "truth")];
  const [image, kind, score, overlap, kept] = ["image", "class", "score", "overlap", "kept"].map(
    (name) => numbersOf(frame, name),
  );
  const boxAt = (numbers: readonly number[], place: number, number: number): Box => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(place, place + 4);
    return { number, x, y, width, height };
  };
  const predicted = (image ?? []).map((of, index) => ({
    of,
    ...boxAt(boxes, 4 * index, kind?.[index] ?? 0),
    score: score?.[index] ?? 0,
    overlap: overlap?.[index] ?? 0,
    kept: kept?.[index] === 1,
  }));
  const right = Array.from({ length: Math.floor(truth.length / 6) }, (_, index) => ({
    of: truth[6 * index] ?? 0,
    ...boxAt(truth, 6 * index + 2, truth[6 * index + 1] ?? 0),
  }));
  return readPictures(frame, "inputs").map((input, index) => ({
    input,
    truth: right.filter(({ of }) => of === index),
    predicted: predicted
      .filter(({ of }) => of === index)
      .sort((first, second) => second.score - first.score),
  }));
}

/** The boxes that a threshold leaves, with or without those that non-maximum suppression removes. */
export function boxesAt(
  predicted: readonly PredictedBox[],
  threshold: number,
  suppressed: boolean,
): PredictedBox[] {
  return predicted.filter(({ score, kept }) => score >= threshold && (kept || !suppressed));
}

/** How precise the boxes of a `detections` frame are, null where it doesn't say. */
export function readPrecisions(frame: Frame): Precisions | null {
  const [mean, unsuppressed] = numbersOf(frame, "mean");
  if (mean === undefined || unsuppressed === undefined) return null;
  return {
    suppressed: { byClass: numbersOf(frame, "average_precision"), mean },
    unsuppressed: { byClass: numbersOf(frame, "unsuppressed"), mean: unsuppressed },
    examples: numberOf(frame, "examples"),
  };
}
