/** Reads a link of TensorFlow Playground as the same experiment, and says what cannot be the same. */
import { type Document, makeDocument } from "./document";
import { fragmentOf } from "./playgroundAddress";
import {
  ACTIVATIONS,
  BIAS,
  CLASSIFICATION_POINTS,
  DATASETS,
  DEFAULTS,
  DISPLAY_KEYS,
  FEATURES,
  MOST_NOISE,
  type PlaygroundKey,
  type PlaygroundNote,
  REGRESSION_DATASETS,
  REGRESSION_POINTS,
  seedNumber,
  UNUSED_FEATURES,
  USUAL_MOST_NOISE,
  WEIGHT_LIMIT,
} from "./playgroundFacts";
import type { SparseSpec } from "./spec";

interface ReadPlayground {
  readonly document: Document;
  readonly notes: readonly PlaygroundNote[];
}

type Notes = PlaygroundNote[];
type Range = readonly [number, number];

const TITLE = "TensorFlow Playground";
const RATES: Range = [1e-12, 1e6];
const PENALTIES: Range = [0, 1e6];
const MOST_UNITS = 65_536;
const MOST_LAYERS = 90;
const SHARE_OF_PAGE = /_hide$/;

/** Its keys with their values; those that are missing or empty have their defaults. */
class Settings {
  private readonly given = new Map<string, string>();

  constructor(text: string) {
    for (const pair of fragmentOf(text).split("&")) {
      const at = pair.indexOf("=");
      if (at > 0) this.given.set(pair.slice(0, at), decode(pair.slice(at + 1)).trim());
    }
  }

  text(key: PlaygroundKey): string {
    return this.given.get(key) || DEFAULTS[key];
  }

  /** Anything but `false` counts as true there. */
  flag(key: PlaygroundKey): boolean {
    return this.text(key) !== "false";
  }

  /** A network without hidden layers has an empty list, which is none that is missing. */
  get shape(): string {
    return this.given.get("networkShape") ?? DEFAULTS.networkShape;
  }

  /** Keys with a value that its page does not know. */
  get unknown(): string[] {
    return [...this.given.keys()].filter(
      (key) => !Object.hasOwn(DEFAULTS, key) && !SHARE_OF_PAGE.test(key),
    );
  }

  /** Keys that are set and concern its page alone. */
  get display(): string[] {
    const hidden = [...this.given.keys()].filter((key) => SHARE_OF_PAGE.test(key));
    return [...DISPLAY_KEYS.filter((key) => this.text(key) !== DEFAULTS[key]), ...hidden];
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One of the names that its page knows; any other is read there as the default. */
function oneOf<T>(
  settings: Settings,
  key: PlaygroundKey,
  known: Readonly<Record<string, T>>,
  notes: Notes,
): T {
  const given = settings.text(key);
  const fallback = DEFAULTS[key];
  const used = Object.hasOwn(known, given) ? given : fallback;
  if (used !== given) notes.push({ code: "value", values: { key, given, used } });
  const value = known[used];
  if (value === undefined) throw new Error(`no default of ${key}`);
  return value;
}

/** A number within what can be trained here. */
function numberOf(
  settings: Settings,
  key: PlaygroundKey,
  [low, high]: Range,
  notes: Notes,
  isWhole = false,
): number {
  const given = settings.text(key);
  const read = Number(given);
  if (!Number.isFinite(read)) {
    notes.push({ code: "value", values: { key, given, used: DEFAULTS[key] } });
    return Number(DEFAULTS[key]);
  }
  const rounded = isWhole ? Math.round(read) : read;
  const used = Math.min(high, Math.max(low, rounded));
  if (used !== read) notes.push({ code: "bound", values: { key, given, used: String(used) } });
  return used;
}

function noiseOf(settings: Settings, notes: Notes): number {
  const percent = numberOf(settings, "noise", [0, Number.POSITIVE_INFINITY], notes);
  if (percent <= MOST_NOISE) return percent / 100;
  notes.push({ code: "noise", values: { given: percent, used: USUAL_MOST_NOISE } });
  return USUAL_MOST_NOISE / 100;
}

function featuresOf(settings: Settings, notes: Notes): string[] {
  const unused = UNUSED_FEATURES.filter((key) => settings.flag(key));
  if (unused.length > 0) notes.push({ code: "unused_inputs", values: { keys: unused.join(", ") } });
  const known: [string, string][] = Object.entries(FEATURES);
  const keys = new Set<string>(Object.keys(DEFAULTS));
  const isOn = (key: string): key is PlaygroundKey => keys.has(key);
  const chosen = known.flatMap(([key, name]) => (isOn(key) && settings.flag(key) ? [name] : []));
  if (chosen.length > 0) return chosen;
  notes.push({ code: "no_inputs" });
  return ["x1", "x2"];
}

/** Units of the hidden layers. */
function hiddenOf(settings: Settings, notes: Notes): number[] {
  const texts = settings.shape === "" ? [] : settings.shape.split(",");
  const units = texts.map((text) => Math.round(Number(text)));
  const kept = units.filter((count) => count >= 1 && count <= MOST_UNITS).slice(0, MOST_LAYERS);
  if (kept.length < units.length)
    notes.push({ code: "empty_layers", values: { given: settings.shape, used: kept.join(", ") } });
  return kept;
}

/** Input, hidden layers with their activation, one output: tanh to classify, linear for regression. */
function networkOf(
  settings: Settings,
  activation: string | null,
  hidden: readonly number[],
  output: string | null,
) {
  const isZero = settings.flag("initZero");
  const start = {
    weight_initializer: isZero
      ? { type: "zeros", config: {} }
      : { type: "uniform", config: { limit: WEIGHT_LIMIT } },
    bias_initializer: isZero
      ? { type: "zeros", config: {} }
      : { type: "constant", config: { value: BIAS } },
  };
  const numbers = new Map<string, number>();
  const named = (type: string, config = {}) => {
    const number = (numbers.get(type) ?? 0) + 1;
    numbers.set(type, number);
    return { id: `${type}_${number}`, type, config };
  };
  const layer = (units: number, bend: string | null) => [
    named("dense", { units, ...start }),
    ...(bend === null ? [] : [named(bend)]),
  ];
  const nodes = [
    { id: "x", type: "input", config: {} },
    ...hidden.flatMap((units) => layer(units, activation)),
    ...layer(1, output),
  ];
  const edges = nodes
    .slice(1)
    .map(({ id }, index) => ({ source: nodes[index]?.id ?? "", target: id }));
  return { network: { nodes, edges }, prediction: nodes.at(-1)?.id ?? "" };
}

/** Points to train on; its page leaves the others for its test. */
function trainingPoints(settings: Settings, points: number, notes: Notes): number {
  const share = numberOf(settings, "percTrainData", [0, 100], notes);
  const train = Math.floor((points * share) / 100);
  if (train >= 1) return train;
  notes.push({ code: "share", values: { given: share } });
  return points / 2;
}

/** Points of an update; its page makes none at all where there are fewer points than that. */
function batchOf(settings: Settings, train: number, notes: Notes): number {
  const batch = numberOf(settings, "batchSize", [1, Number.MAX_SAFE_INTEGER], notes, true);
  if (batch > train) notes.push({ code: "batch", values: { given: batch, used: train } });
  else if (train % batch !== 0) notes.push({ code: "remainder", values: { count: train % batch } });
  return Math.min(batch, train);
}

function penaltyOf(settings: Settings, notes: Notes): { l1?: number; l2?: number } {
  const known = { none: "none", L1: "l1", L2: "l2" } as const;
  const kind = oneOf<"none" | "l1" | "l2">(settings, "regularization", known, notes);
  const strength = numberOf(settings, "regularizationRate", PENALTIES, notes);
  if (kind === "none" || strength === 0) return {};
  if (kind === "l1") notes.push({ code: "l1" });
  return { [kind]: strength };
}

/** The experiment of a link; what its page ignores is ignored here. */
export function readPlayground(text: string): ReadPlayground {
  const settings = new Settings(text);
  const notes: Notes = [];
  const kinds = { classification: "classification", regression: "regression" } as const;
  const isRegression =
    oneOf<"classification" | "regression">(settings, "problem", kinds, notes) === "regression";
  const type = isRegression
    ? oneOf(settings, "regDataset", REGRESSION_DATASETS, notes)
    : oneOf(settings, "dataset", DATASETS, notes);
  const points = isRegression ? REGRESSION_POINTS : CLASSIFICATION_POINTS;
  const noise = noiseOf(settings, notes);
  const features = featuresOf(settings, notes);
  const train = trainingPoints(settings, points, notes);
  const batch = batchOf(settings, train, notes);
  const activation = oneOf(settings, "activation", ACTIVATIONS, notes);
  const hidden = hiddenOf(settings, notes);
  const { network, prediction } = networkOf(
    settings,
    activation,
    hidden,
    isRegression ? null : "tanh",
  );
  const rate = numberOf(settings, "learningRate", RATES, notes);
  const penalty = penaltyOf(settings, notes);
  const seed = seedNumber(settings.text("seed"));
  const isPlain = features.join() === "x1,x2";
  const spec: SparseSpec = {
    network,
    data: {
      type,
      config: {
        ...(points !== CLASSIFICATION_POINTS && { examples: points }),
        ...(noise !== 0 && { noise }),
        ...(seed !== 0 && { seed }),
        ...(!isPlain && { features }),
      },
      split: { train, validation: points - train, test: 0 },
    },
    objectives: [
      { loss: { type: "mse", config: { half: true } }, prediction, target: "value", weight: 1 },
    ],
    optimizer: { type: "sgd", config: { learning_rate: rate } },
    training: { batch_size: batch, seed, ...penalty },
  };
  const always: Notes = [
    { code: "numbers", values: { seed: settings.text("seed") || "–" } },
    { code: "order" },
    { code: "test" },
  ];
  return {
    document: makeDocument(spec, TITLE),
    notes: [...always, ...notes, ...pageNotes(settings)],
  };
}

function pageNotes(settings: Settings): Notes {
  const { unknown, display } = settings;
  return [
    ...(display.length > 0
      ? [{ code: "display" as const, values: { keys: display.join(", ") } }]
      : []),
    ...(unknown.length > 0
      ? [{ code: "unknown_keys" as const, values: { keys: unknown.join(", ") } }]
      : []),
  ];
}
