/** Images, reconstructions, predictions and confusion counts as views carry them. */
import type { Frame } from "./frame";

/** One image: bytes row by row, `channels` a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array;
}

/** The images of an array [n, h, w, c]. */
export function readPictures(frame: Frame, name: string): Picture[] {
  const array = frame.arrays.get(name);
  if (array === undefined || !(array.data instanceof Uint8Array)) {
    return [];
  }
  const [count = 0, height = 0, width = 0, channels = 1] = array.shape;
  const size = height * width * channels;
  const { data } = array;
  return Array.from({ length: count }, (_, index) => ({
    width,
    height,
    channels,
    bytes: data.subarray(index * size, (index + 1) * size),
  }));
}

/** RGBA bytes of a picture, grey where it has one channel. */
export function toRgba({
  width,
  height,
  channels,
  bytes,
}: Picture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgba[pixel * 4 + channel] = bytes[pixel * channels + (channels >= 3 ? channel : 0)] ?? 0;
    }
    rgba[pixel * 4 + 3] = 255;
  }
  return rgba;
}

export interface Reconstruction {
  /** What the output is to be: the input as it is. */
  readonly target: Picture;
  /** What the network was given, where it was corrupted. */
  readonly seen: Picture | null;
  readonly output: Picture;
  /** Mean squared error over the pixels. */
  readonly error: number;
}

export function readReconstructions(frame: Frame): Reconstruction[] {
  const [outputs, seen] = [readPictures(frame, "outputs"), readPictures(frame, "seen")];
  const errors = frame.arrays.get("errors")?.data;
  return readPictures(frame, "inputs").flatMap((target, index) => {
    const output = outputs[index];
    const error = errors?.[index] ?? Number.NaN;
    return output === undefined ? [] : [{ target, seen: seen[index] ?? null, output, error }];
  });
}

interface Prediction {
  readonly picture: Picture;
  readonly label: number;
  readonly predicted: number;
  readonly confidence: number;
}

export function readPredictions(frame: Frame): Prediction[] {
  const [labels, predicted, confidence] = ["labels", "predicted", "confidence"].map(
    (name) => frame.arrays.get(name)?.data,
  );
  return readPictures(frame, "inputs").map((picture, index) => ({
    picture,
    label: labels?.[index] ?? 0,
    predicted: predicted?.[index] ?? 0,
    confidence: confidence?.[index] ?? Number.NaN,
  }));
}

export interface Confusion {
  readonly size: number;
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  readonly accuracy: number;
  /** True and predicted class of the commonest mistake, or null where there is none. */
  readonly worst: {
    readonly truth: number;
    readonly predicted: number;
    readonly count: number;
  } | null;
}

/** The confusion matrix of a frame: rows true, columns predicted. */
export function readConfusion(frame: Frame): Confusion | null {
  const array = frame.arrays.get("counts");
  if (array === undefined) {
    return null;
  }
  const size = array.shape[0] ?? 0;
  const counts = Array.from({ length: size }, (_, row) => [
    ...array.data.subarray(row * size, (row + 1) * size),
  ]);
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  let worst: Confusion["worst"] = null;
  for (const [truth, row] of counts.entries()) {
    for (const [predicted, count] of row.entries()) {
      if (truth !== predicted && count > (worst?.count ?? 0)) {
        worst = { truth, predicted, count };
      }
    }
  }
  return { size, counts, total, accuracy: total === 0 ? Number.NaN : right / total, worst };
}
