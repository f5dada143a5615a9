/** Writes an experiment as a link of TensorFlow Playground, or says what that cannot express. */
import { type Catalog, findEntry } from "./catalog";
import { incoming } from "./graph";
import { normalForm } from "./normalForm";
import {
  ACTIVATIONS,
  ADDRESS,
  BIAS,
  CLASSIFICATION_POINTS,
  DATASETS,
  DEFAULTS,
  FEATURES,
  type PlaygroundNote,
  REGRESSION_DATASETS,
  REGRESSION_POINTS,
  seedText,
  WEIGHT_LIMIT,
} from "./playgroundFacts";
import type { Config, Spec, SpecNode } from "./spec";

/** What its page has no control for. */
type Reason =
  | "data"
  | "points"
  | "split"
  | "preprocessing"
  | "chain"
  | "layers"
  | "activations"
  | "output"
  | "initial_weights"
  | "trained_parts"
  | "loss"
  | "optimizer"
  | "schedule"
  | "training"
  | "penalties";

type WrittenPlayground =
  | { readonly link: string; readonly notes: readonly PlaygroundNote[] }
  | { readonly reasons: readonly Reason[] };

interface Layer {
  readonly dense: SpecNode;
  /** Its activation by the name there; undefined for one that its page does not have. */
  readonly activation: string | undefined;
}

function nameThere(known: Readonly<Record<string, string | null>>, here: string | null) {
  return Object.keys(known).find((name) => known[name] === here);
}

/** Nodes from the input to the prediction, one behind the other; null where they branch. */
function chainOf({ network, objectives }: Spec): SpecNode[] | null {
  const nodes: SpecNode[] = [];
  let id: string | undefined = objectives[0]?.prediction;
  while (id !== undefined && nodes.length < network.nodes.length) {
    const node = network.nodes.find((each) => each.id === id);
    if (node === undefined) return null;
    nodes.unshift(node);
    const into = incoming(network, node.id);
    if (into.length > 1) return null;
    id = into[0]?.source;
  }
  const isWhole = id === undefined && nodes.length === network.nodes.length;
  return isWhole && nodes[0]?.type === "input" ? nodes : null;
}

/** Dense layers with what bends their outputs; null where there are others. */
function layersOf(nodes: readonly SpecNode[]): Layer[] | null {
  const layers: Layer[] = [];
  for (let at = 1; at < nodes.length; at += 1) {
    const dense = nodes[at];
    if (dense?.type !== "dense") return null;
    const next = nodes[at + 1];
    const bends = next !== undefined && next.type !== "dense";
    const kind = !bends || next.type === "linear" ? null : next.type;
    layers.push({ dense, activation: nameThere(ACTIVATIONS, kind) });
    if (bends) at += 1;
  }
  return layers.length > 0 ? layers : null;
}

function isComponent(value: unknown, type: string, config: Config): boolean {
  return JSON.stringify(value) === JSON.stringify({ type, config });
}

function startsAtZero({ dense }: Layer): boolean {
  const { weight_initializer: weights, bias_initializer: bias } = dense.config ?? {};
  return isComponent(weights, "zeros", {}) && isComponent(bias, "zeros", {});
}

function startsAsThere({ dense }: Layer): boolean {
  const { weight_initializer: weights, bias_initializer: bias } = dense.config ?? {};
  return (
    isComponent(weights, "uniform", { limit: WEIGHT_LIMIT }) &&
    isComponent(bias, "constant", { value: BIAS })
  );
}

function isPlain({
  frozen,
  learning_rate_factor: factor,
  repeat,
  weights_from: from,
  config,
}: SpecNode) {
  const whole = config?.use_bias !== false && config?.per_position !== true;
  return !frozen && factor === 1 && repeat === 1 && from === null && whole;
}

class Writer {
  readonly reasons = new Set<Reason>();
  readonly notes: PlaygroundNote[] = [];
  readonly values = new Map<string, string>(Object.entries(DEFAULTS));

  constructor(private readonly spec: Spec) {}

  private unless(holds: boolean, reason: Reason): void {
    if (!holds) this.reasons.add(reason);
  }

  data(): void {
    const { data, training } = this.spec;
    const { config = {}, split, type } = data;
    const kind = nameThere(DATASETS, type);
    const regression = nameThere(REGRESSION_DATASETS, type);
    this.unless(kind !== undefined || regression !== undefined, "data");
    const points = regression === undefined ? CLASSIFICATION_POINTS : REGRESSION_POINTS;
    this.unless(config.examples === points, "points");
    this.unless(
      data.preprocessing.length === 0 && (data.augmentations ?? []).length === 0,
      "preprocessing",
    );
    const { folds, largest_ratio: ratio, bootstrap_seed: drawn, left_out_class: left } = split;
    this.unless(
      folds === null && ratio === null && drawn === null && (left ?? null) === null,
      "split",
    );
    const fifth = Math.floor(points / 5);
    const train = split.train ?? points - 2 * fifth;
    const used = train + (split.validation ?? fifth) + (split.test ?? fifth);
    this.unless(used === points, "split");
    if ((split.test ?? fifth) > 0) this.notes.push({ code: "test" });
    this.values.set("problem", regression === undefined ? "classification" : "regression");
    if (kind !== undefined) this.values.set("dataset", kind);
    if (regression !== undefined) this.values.set("regDataset", regression);
    this.values.set("percTrainData", percent(train, points));
    this.values.set("noise", String(Number((Number(config.noise) * 100).toPrecision(12))));
    const features = Array.isArray(config.features) ? config.features : [];
    for (const [key, name] of Object.entries(FEATURES))
      this.values.set(key, String(features.includes(name)));
    const seed = Number(config.seed);
    this.values.set("seed", seedText(seed));
    if (seed !== training.seed) this.notes.push({ code: "seeds" });
  }

  network(): void {
    const nodes = chainOf(this.spec);
    this.unless(nodes !== null, "chain");
    if (nodes === null) return;
    const layers = layersOf(nodes);
    this.unless(layers !== null, "layers");
    if (layers === null) return;
    this.unless(nodes.every(isPlain), "trained_parts");
    const isZero = layers.every(startsAtZero);
    this.unless(isZero || layers.every(startsAsThere), "initial_weights");
    const hidden = layers.slice(0, -1);
    const [first] = hidden;
    const activation = first?.activation;
    this.unless(
      hidden.every((layer) => layer.activation === activation),
      "activations",
    );
    this.unless(first === undefined || activation !== undefined, "activations");
    const last = layers.at(-1);
    const isRegression = this.values.get("problem") === "regression";
    const wanted = isRegression ? "linear" : "tanh";
    this.unless(last?.dense.config?.units === 1 && last.activation === wanted, "output");
    this.values.set(
      "networkShape",
      hidden.map(({ dense }) => String(dense.config?.units)).join(","),
    );
    if (activation !== undefined) this.values.set("activation", activation);
    this.values.set("initZero", String(isZero));
  }

  training(): void {
    const { objectives, optimizer, schedule, training } = this.spec;
    const [objective] = objectives;
    const { type, config } = objective?.loss ?? { type: "" };
    const isLoss = type === "mse" && config?.half === true && objective?.weight === 1;
    this.unless(isLoss && objectives.length === 1 && objective?.target === "value", "loss");
    const { learning_rate: rate, momentum } = optimizer.config ?? {};
    this.unless(optimizer.type === "sgd" && momentum === 0, "optimizer");
    this.unless(schedule.type === "constant", "schedule");
    const { clipping, class_weights: weights, early_stopping: stopping, l1 = 0, l2 = 0 } = training;
    this.unless(
      (clipping ?? null) === null && (weights ?? null) === null && (stopping ?? null) === null,
      "training",
    );
    this.unless(l1 === 0 || l2 === 0, "penalties");
    if ((training.epochs ?? null) !== null) this.notes.push({ code: "ends" });
    if (l1 > 0) this.notes.push({ code: "l1" });
    this.values.set("learningRate", String(rate));
    this.values.set("batchSize", String(training.batch_size));
    this.values.set("regularizationRate", String(Math.max(l1, l2)));
    if (l1 > 0) this.values.set("regularization", "L1");
    if (l2 > 0) this.values.set("regularization", "L2");
  }
}

/** The share of the points that makes just so many, rounded down there. */
function percent(train: number, points: number): string {
  const share = (train * 100) / points;
  const shortest = Number(share.toFixed(3));
  return String(Math.floor((points * shortest) / 100) === train ? shortest : share + 1e-9);
}

/** Keys that its page writes only where they say something. */
const OPTIONAL: ReadonlySet<string> = new Set(["tutorial"]);

/** The link of an experiment, with what differs there; or every reason why there is none. */
export function writePlayground(spec: Spec, catalog: Catalog): WrittenPlayground {
  const whole = normalForm(spec, catalog);
  if (findEntry(catalog.datasets, spec.data.type)?.kind !== "plane") return { reasons: ["data"] };
  const writer = new Writer(whole);
  writer.data();
  writer.network();
  writer.training();
  if (writer.reasons.size > 0) return { reasons: [...writer.reasons] };
  const pairs = [...writer.values].filter(([key, value]) => value !== "" || !OPTIONAL.has(key));
  const written = pairs.filter(([key, value]) => key !== "regularization" || value !== "none");
  return {
    link: `${ADDRESS}${written.map(([key, value]) => `${key}=${value}`).join("&")}`,
    notes: [
      { code: "numbers", values: { seed: writer.values.get("seed") ?? "" } },
      { code: "order" },
      ...writer.notes,
    ],
  };
}
