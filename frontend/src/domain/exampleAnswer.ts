/** Answers about one example of a run: views `example_numbers` and `weight_gradient` of the engine, read by name. */
import type { Frame } from "./frame";

const ANSWER_VIEWS = ["example_numbers", "weight_gradient"] as const;
export type AnswerView = (typeof ANSWER_VIEWS)[number];

export const PARTS = ["batch", "train", "validation"] as const;
export type Part = (typeof PARTS)[number];

/** A question, as the options of its view. */
export interface ExampleRequest {
  readonly view: AnswerView;
  readonly options: Readonly<Record<string, string>>;
}

export function isAnswer(view: string | null): view is AnswerView {
  return ANSWER_VIEWS.some((each) => each === view);
}

/** Whether a frame answers a question. */
export function answersTo(frame: Frame, { view, options }: ExampleRequest): boolean {
  const { part, example, node, array = "", row = "0", unit, index } = options;
  const asked = [part, example, node, array, row, unit ?? index];
  return frame.view === view && lines(frame, "asked").join("\n") === asked.join("\n");
}

export function numbers(frame: Frame, name: string): ArrayLike<number> {
  return frame.arrays.get(name)?.data ?? [];
}

export function numberAt(frame: Frame, name: string, place = 0): number {
  return numbers(frame, name)[place] ?? Number.NaN;
}

/** Texts of an answer, one a line. */
export function lines(frame: Frame, name: string): string[] {
  const bytes = frame.arrays.get(name)?.data;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return [];
  return new TextDecoder().decode(bytes).split("\n");
}

/** Rows of a table. */
export function rows(frame: Frame, name: string): number[][] {
  const array = frame.arrays.get(name);
  const [count = 0, width = 0] = array?.shape ?? [];
  return Array.from({ length: count }, (_, row) =>
    Array.from(array?.data.slice(row * width, (row + 1) * width) ?? []),
  );
}

/** Numbers by name, in their order. */
export function named(frame: Frame, name: string): [string, number][] {
  return lines(frame, `${name}_names`).map((each, place) => [each, numberAt(frame, name, place)]);
}

/** A node's numbers: those shown, where they start, and the shape of all. */
export interface Vector {
  readonly values: ArrayLike<number>;
  readonly first: number;
  readonly shape: readonly number[];
}

export function vector(frame: Frame, name: string): Vector | null {
  if (!frame.arrays.has(name)) return null;
  return {
    values: numbers(frame, name),
    first: numberAt(frame, `${name}_first`),
    shape: Array.from(numbers(frame, `${name}_shape`)),
  };
}

/** An array of weights with its gradient: the window shown, as a matrix with a column a unit. */
export interface WeightWindow {
  readonly name: string;
  readonly shape: readonly number[];
  readonly firstRow: number;
  readonly firstUnit: number;
  readonly rows: number;
  readonly units: number;
  readonly weights: ArrayLike<number>;
  readonly gradients: ArrayLike<number>;
  readonly largest: number;
}

export function weightWindows(frame: Frame): WeightWindow[] {
  return lines(frame, "weights").map((name, number) => {
    const key = `weights_${number}`;
    const [count = 0, units = 0] = frame.arrays.get(key)?.shape ?? [];
    return {
      name,
      shape: Array.from(numbers(frame, `${key}_shape`)),
      firstRow: numberAt(frame, `${key}_first`, 0),
      firstUnit: numberAt(frame, `${key}_first`, 1),
      rows: count,
      units,
      weights: numbers(frame, key),
      gradients: numbers(frame, `gradients_${number}`),
      largest: numberAt(frame, `${key}_largest`),
    };
  });
}

/** Columns of a whole array of weights laid out as a matrix. */
export function unitsOf(shape: readonly number[]): number {
  return shape.at(-1) ?? 1;
}

/** What makes a gradient grow or shrink at a node; NaN where it doesn't apply. */
export interface NodeFactors {
  readonly node: string;
  readonly output: number;
  readonly delta: number;
  readonly handedBack: number;
  readonly slope: number;
}

export function nodeFactors(frame: Frame): NodeFactors[] {
  const table = rows(frame, "factors");
  return lines(frame, "nodes").map((node, place) => {
    const [output = Number.NaN, delta = Number.NaN, handedBack = Number.NaN, slope = Number.NaN] =
      table[place] ?? [];
    return { node, output, delta, handedBack, slope };
  });
}

/** Whether a central difference agrees: to this share of the layer's largest gradient. */
const AGREES_TO = 1e-6;

interface Check {
  readonly difference: number;
  readonly step: number;
  readonly error: number;
  readonly lower: number;
  readonly upper: number;
  /** Distance between both, as a share of the array's largest gradient. */
  readonly gap: number;
  /** `unsure`: further away, but no further than the difference itself may be off. */
  readonly verdict: "agrees" | "unsure" | "differs" | "kink";
  readonly kinks: readonly { readonly node: string; readonly unit: string }[];
}

/** The check of a weight's gradient; null where the network is too large for it. */
export function readCheck(frame: Frame): Check | null {
  if (!frame.arrays.has("check")) return null;
  const [difference = 0, step = 0, error = 0, lower = 0, upper = 0] = Array.from(
    numbers(frame, "check"),
  );
  const gradient = numberAt(frame, "value", 1);
  const largest = numberAt(frame, "value", 2);
  const distance = Math.abs(difference - gradient);
  const gap = largest > 0 ? distance / largest : distance;
  const kinks = lines(frame, "kinks").map((line) => {
    const [node = "", unit = ""] = line.split("\t");
    return { node, unit };
  });
  const far = distance <= error ? "unsure" : "differs";
  const verdict = kinks.length > 0 ? "kink" : gap <= AGREES_TO ? "agrees" : far;
  return { difference, step, error, lower, upper, gap, verdict, kinks };
}
