/**
 * What TensorFlow Playground (Smilkov et al. 2017) calls its settings, and what stands for them here. Its 27 keys, their
 * defaults and its fixed choices: 500 points to classify, 1,200 for regression, weights from -0.5 to 0.5, biases 0.1.
 */

export const ADDRESS = "https://playground.tensorflow.org/#";

export const CLASSIFICATION_POINTS = 500;
export const REGRESSION_POINTS = 1200;
export const WEIGHT_LIMIT = 0.5;
export const BIAS = 0.1;
/** More than this much noise, in percent, is read as `USUAL_MOST_NOISE`. */
export const MOST_NOISE = 80;
export const USUAL_MOST_NOISE = 50;

/** Data sets by their names there; those of regression have their own key. */
export const DATASETS: Readonly<Record<string, string>> = {
  circle: "circle",
  xor: "exclusive_or",
  gauss: "gaussian",
  spiral: "spiral",
};
export const REGRESSION_DATASETS: Readonly<Record<string, string>> = {
  "reg-plane": "plane",
  "reg-gauss": "hills",
};

/** Inputs by their keys, in the order in which they enter its network. */
export const FEATURES: Readonly<Record<string, string>> = {
  x: "x1",
  y: "x2",
  xSquared: "x1_squared",
  ySquared: "x2_squared",
  xTimesY: "x1_x2",
  sinX: "sin_x1",
  sinY: "sin_x2",
};
/** Inputs that have a key and no meaning: its page never computed them. */
export const UNUSED_FEATURES = ["cosX", "cosY"] as const;

/** Activations by their names; null for none. */
export const ACTIVATIONS: Readonly<Record<string, string | null>> = {
  relu: "relu",
  tanh: "tanh",
  sigmoid: "sigmoid",
  linear: null,
};

/** Every key that its address knows, with what it is where it is missing; in the order in which it writes them. */
export const DEFAULTS = {
  activation: "tanh",
  regularization: "none",
  batchSize: "10",
  dataset: "circle",
  regDataset: "reg-plane",
  learningRate: "0.03",
  regularizationRate: "0",
  noise: "0",
  networkShape: "4,2",
  seed: "",
  showTestData: "false",
  discretize: "false",
  percTrainData: "50",
  x: "true",
  y: "true",
  xTimesY: "false",
  xSquared: "false",
  ySquared: "false",
  cosX: "false",
  sinX: "false",
  cosY: "false",
  sinY: "false",
  collectStats: "false",
  tutorial: "",
  problem: "classification",
  initZero: "false",
  hideText: "false",
} as const;
export type PlaygroundKey = keyof typeof DEFAULTS;

/** Keys that change what its page shows, and nothing of the experiment. */
export const DISPLAY_KEYS = [
  "showTestData",
  "discretize",
  "collectStats",
  "tutorial",
  "hideText",
] as const satisfies readonly PlaygroundKey[];

/** Something that differs between the two, by the key of its text and the text's values. */
export interface PlaygroundNote {
  readonly code: NoteCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

type NoteCode =
  | "numbers"
  | "order"
  | "remainder"
  | "test"
  | "l1"
  | "value"
  | "bound"
  | "noise"
  | "batch"
  | "share"
  | "no_inputs"
  | "empty_layers"
  | "unused_inputs"
  | "display"
  | "unknown_keys"
  | "seeds"
  | "ends";

const DIGITS = 5;

/** The whole number of a seed such as 0.12345, which both sides write alike; any other text has one by its letters. */
export function seedNumber(seed: string): number {
  const value = Number(seed);
  const scaled = Math.round(value * 10 ** DIGITS);
  if (seed !== "" && value >= 0 && value < 1 && scaled / 10 ** DIGITS === value) return scaled;
  let hash = 0x811c9dc5;
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The seed that `seedNumber` reads as a number below 100,000; larger ones are their own text. */
export function seedText(seed: number): string {
  return seed < 10 ** DIGITS ? (seed / 10 ** DIGITS).toFixed(DIGITS) : String(seed);
}
