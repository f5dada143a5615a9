/** Gates, states and attention weights along one sequence, as their views carry them. */
import { numberOf, numbersOf, textOf } from "./arrays";
import type { Frame } from "./frame";
import { type Images, imageAt, readImages } from "./imageTiles";

/** A gate or a state: a row for every unit, a column for every step. */
interface Gate {
  readonly name: string;
  readonly image: Images;
}

/** log10 of the gradient's length at a state, from the last one read backwards. */
interface GradientLeft {
  readonly state: string;
  readonly logs: readonly number[];
}

export interface Gates {
  readonly gates: readonly Gate[];
  readonly steps: number;
  /** Units shown, and of the layer. */
  readonly units: number;
  readonly count: number;
  /** What the layer reads: a row for every feature, a column for every step. */
  readonly read: Images | null;
  readonly left: readonly GradientLeft[];
}

export function readGates(frame: Frame | null): Gates | null {
  const images = readImages(frame, "values");
  if (frame === null || images === null) return null;
  const names = textOf(frame, "names").split("\n");
  if (names.length !== images.count) return null;
  const logs = numbersOf(frame, "left");
  const lags = frame.arrays.get("left")?.shape[1] ?? 0;
  return {
    gates: names.map((name, index) => ({ name, image: imageAt(images, index) })),
    steps: images.width,
    units: images.height,
    count: numberOf(frame, "count"),
    read: readMatrix(frame, "read"),
    left: textOf(frame, "states")
      .split("\n")
      .map((state, index) => ({ state, logs: logs.slice(index * lags, (index + 1) * lags) })),
  };
}

function readMatrix(frame: Frame, name: string): Images | null {
  const array = frame.arrays.get(name);
  const [height = 0, width = 0] = array?.shape ?? [];
  if (array === undefined || height * width === 0) return null;
  return { count: 1, height, width, colors: 1, values: array.data };
}

/** One unit of a gate, step by step. */
export function unitOf({ image }: Gate, unit: number): number[] {
  return Array.from(
    { length: image.width },
    (_, step) => image.values[unit * image.width + step] ?? Number.NaN,
  );
}

/** Tokens of a sequence, target and prediction; [] of what it has not. */
interface SequenceAnswer {
  readonly tokens: readonly number[];
  readonly truth: readonly number[];
  readonly predicted: readonly number[];
  /** Whether target and prediction are numbers of classes. */
  readonly classes: boolean;
}

export function readAnswer(frame: Frame): SequenceAnswer {
  return {
    tokens: numbersOf(frame, "tokens"),
    truth: numbersOf(frame, "truth"),
    predicted: numbersOf(frame, "predicted"),
    classes: frame.arrays.get("truth")?.data instanceof Uint32Array,
  };
}
