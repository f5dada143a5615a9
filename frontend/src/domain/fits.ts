/** Fitted curves, numbers against numbers, and a class for every pixel, as views carry them. */
import { numberOf, numbersOf } from "./arrays";
import type { Frame } from "./frame";
import { type Picture, readPictures } from "./pictures";
import type { Rgb } from "./ramp";

/** A point in the unit square, y downwards. */
interface Spot {
  readonly x: number;
  readonly y: number;
  /** Of several outputs, which; for a curve 0 is training and 1 validation. */
  readonly kind: number;
}

export interface Plot {
  readonly spots: readonly Spot[];
  /** Corner points of lines in the unit square, y downwards. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

type Range = readonly [number, number];

function rangeOf(values: Iterable<number>): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) {
    return [0, 1];
  }
  const reach = 0.06 * (high - low || 1);
  return [low - reach, high + reach];
}

/** Share of the way through a range; beyond it the edge. */
function place(value: number, [low, high]: Range): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** The arrays of a `curve` frame, with the heights of its points; null where it is none. */
function curveOf(frame: Frame) {
  const [x, y, points, split] = ["x", "y", "points", "split"].map((name) => frame.arrays.get(name));
  if (!x || !y || !points || !split) return null;
  const heights = Array.from(split.data, (_, index) => points.data[2 * index + 1] ?? 0);
  return { x, y, points, split, heights };
}

/**
 * The curves of a `curve` frame with their data; the height follows the data, a prediction beyond runs off.
 *
 * @param beside the frame of another run beside it: both get the same axes.
 */
export function readCurve(frame: Frame, beside: Frame | null = null): Plot | null {
  const own = curveOf(frame);
  if (own === null) return null;
  const { x, y, points, split, heights } = own;
  const other = beside === null ? null : curveOf(beside);
  const outputs = y.shape[1] ?? 1;
  const ends = [x, other?.x ?? x].flatMap(({ data }) => [data[0] ?? 0, data.at(-1) ?? 1]);
  const across: Range = [Math.min(...ends), Math.max(...ends)];
  const up = rangeOf([...heights, ...(other?.heights ?? [])]);
  return {
    x: across,
    y: up,
    spots: heights.map((height, index) => ({
      x: place(points.data[2 * index] ?? 0, across),
      y: 1 - place(height, up),
      kind: split.data[index] ?? 0,
    })),
    lines: Array.from({ length: outputs }, (_, output) =>
      Array.from(x.data, (value, index) => [
        place(value, across),
        1 - place(y.data[index * outputs + output] ?? Number.NaN, up),
      ]),
    ),
  };
}

/**
 * The numbers of a `targets` frame: what should come out to the right, what does upwards; right is the diagonal.
 *
 * @param beside the frame of another run beside it: both get the same axes.
 */
export function readTargets(frame: Frame, beside: Frame | null = null): Plot | null {
  const [truth, predicted] = [frame.arrays.get("truth"), frame.arrays.get("predicted")];
  if (!truth || !predicted) {
    return null;
  }
  const outputs = truth.shape[1] ?? 1;
  const both = rangeOf([...truth.data, ...(beside?.arrays.get("truth")?.data ?? [])]);
  return {
    x: both,
    y: both,
    spots: Array.from(truth.data, (value, index) => ({
      x: place(value, both),
      y: 1 - place(predicted.data[index] ?? Number.NaN, both),
      kind: index % outputs,
    })),
    lines: [
      [
        [0, 1],
        [1, 0],
      ],
    ],
  };
}

/** Intersection over union. */
interface Overlaps {
  /** By class; NaN of one that is neither there nor predicted. */
  readonly byClass: readonly number[];
  readonly mean: number;
  /** Examples that it is of. */
  readonly examples: number;
}

/** The overlaps of a `label_map` frame, null where it has none. */
export function readOverlaps(frame: Frame): Overlaps | null {
  if (!frame.arrays.has("iou")) return null;
  return {
    byClass: numbersOf(frame, "iou"),
    mean: numberOf(frame, "mean_iou"),
    examples: numberOf(frame, "examples"),
  };
}

interface LabelMaps {
  readonly input: Picture;
  readonly truth: Picture;
  readonly predicted: Picture;
  /** Share of the pixels whose class is right. */
  readonly right: number;
}

/** The maps of a `label_map` frame, each class in its colour. */
export function readLabelMaps(frame: Frame, colors: readonly Rgb[]): LabelMaps[] {
  const [labels, predicted] = [frame.arrays.get("labels"), frame.arrays.get("predicted")];
  if (!labels || !predicted) {
    return [];
  }
  return readPictures(frame, "inputs").map((input, index) => {
    const size = input.width * input.height;
    const classes = [labels, predicted].map(({ data }) =>
      data.subarray(index * size, (index + 1) * size),
    );
    const paint = (map: ArrayLike<number>): Picture => ({
      width: input.width,
      height: input.height,
      channels: 3,
      bytes: Uint8Array.from({ length: size * 3 }, (_, byte) => {
        const color = colors[(map[Math.floor(byte / 3)] ?? 0) % colors.length];
        return color?.[byte % 3] ?? 128;
      }),
    });
    const [truth, predictedClasses] = [classes[0] ?? [], classes[1] ?? []];
    const right =
      Array.from(truth).filter((label, pixel) => label === predictedClasses[pixel]).length / size;
    return { input, truth: paint(truth), predicted: paint(predictedClasses), right };
  });
}
