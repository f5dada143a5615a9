/** Questions that are asked of an experiment again and again, each as a study with sensible settings. */
import { type Catalog, fieldValue, findEntry } from "./catalog";
import { datasetOf } from "./drawn";
import type { Preset } from "./presets";
import type { Component, Spec } from "./spec";

/** An experiment that trains until it is stopped gets so many epochs, within these bounds in steps. */
const EPOCHS = 20;
const LEAST_STEPS = 2_000;
const MOST_STEPS = 10_000;
const SEEDS = 10;
const RATE_FACTOR = 3;
const SIZES = [0.5, 1, 2, 4] as const;
const FEW_OPTIMIZERS = ["sgd", "rmsprop", "adagrad", "adam"] as const;
const SOLVED_ACCURACY = 0.95;
const RATE = "optimizer.config.learning_rate";

/** Examples that are trained on; undefined where that is not known. */
function trainingSize({ data }: Spec, catalog: Catalog): number | undefined {
  return data.split.train ?? datasetOf(catalog, data)?.default_split[0];
}

function budgetOf(spec: Spec, catalog: Catalog): Record<string, unknown> {
  const { training } = spec;
  if (training.epochs !== null) return {};
  const steps = EPOCHS * Math.ceil((trainingSize(spec, catalog) ?? 0) / training.batch_size);
  return { budget: { unit: "step", n: Math.min(MOST_STEPS, Math.max(LEAST_STEPS, steps)) } };
}

function sweep(
  spec: Spec,
  catalog: Catalog,
  path: string,
  values: readonly unknown[],
  more = {},
): Component {
  const config = { axes: [{ path, values: [...values] }], ...budgetOf(spec, catalog), ...more };
  return { type: "sweep", config };
}

function classifies({ objectives }: Spec): boolean {
  return objectives.some(({ target }) => target === "label" || target === "one_hot");
}

/** When a network counts as having solved its task. */
function criterion(spec: Spec): Record<string, unknown> {
  return classifies(spec)
    ? { metric: "accuracy", solved: { metric: "accuracy", least: SOLVED_ACCURACY } }
    : {};
}

function rateOf({ optimizer }: Spec, catalog: Catalog): number | null {
  const entry = findEntry(catalog.optimizers, optimizer.type);
  const rate =
    entry === undefined ? undefined : fieldValue(entry, optimizer.config, "learning_rate");
  return typeof rate === "number" && rate > 0 ? rate : null;
}

/** Not the last digits of binary fractions. */
function tidy(rate: number): number {
  return Number(rate.toPrecision(3));
}

function sizes(
  spec: Spec,
  catalog: Catalog,
  path: string,
  size: unknown,
  most = Number.POSITIVE_INFINITY,
): Component | null {
  if (typeof size !== "number") return null;
  const all = SIZES.map((factor) => Math.max(1, Math.round(factor * size)));
  const values = [...new Set(all)].filter((each) => each <= most);
  return values.length < 2 ? null : sweep(spec, catalog, path, values);
}

type Node = Spec["network"]["nodes"][number];

/** Whether weights of a layer are given one by one, for a network of just this size. */
function isGiven({ config }: Node): boolean {
  return Object.values(config ?? {}).some(
    (value) =>
      typeof value === "object" && value !== null && "type" in value && value.type === "given",
  );
}

/** What a layer's width is called: neurons, or channels. */
const WIDTHS = ["units", "filters"] as const;

/** The setting that is a layer's width, and its value; undefined where it has none. */
function widthOf({ type, config }: Node, catalog: Catalog) {
  const entry = findEntry(catalog.layers, type);
  if (entry === undefined) return;
  for (const name of WIDTHS) {
    const value = fieldValue(entry, config, name);
    if (typeof value === "number") return { name, value };
  }
  return;
}

/** Whether all that reads a layer is one chain to another layer with a width of its own: then it is free in its own. */
function isFree(network: Spec["network"], id: string, catalog: Catalog): boolean {
  const readers = network.edges.filter(({ source }) => source === id).map(({ target }) => target);
  const [reader] = readers;
  const node = network.nodes.find((each) => each.id === reader);
  if (reader === undefined || node === undefined || readers.length > 1) return false;
  if (network.edges.filter(({ target }) => target === reader).length > 1) return false;
  return widthOf(node, catalog) !== undefined || isFree(network, reader, catalog);
}

/** The first layer that is hidden and free in its width. */
function hiddenLayer(spec: Spec, catalog: Catalog) {
  const { network, objectives } = spec;
  if (network.nodes.some(isGiven)) return;
  const outputs = new Set(objectives.map(({ prediction }) => prediction));
  const candidates = network.nodes.flatMap((node) => {
    const width = widthOf(node, catalog);
    const held = node.frozen || node.weights_from !== null || outputs.has(node.id);
    return width === undefined || held ? [] : [{ id: node.id, ...width }];
  });
  return candidates.find(({ id }) => isFree(network, id, catalog));
}

/** Whether an example has one class, which members can vote on. */
function hasClasses({ data, objectives }: Spec, catalog: Catalog): boolean {
  const set = datasetOf(catalog, data);
  const target = objectives[0]?.target;
  if (set === undefined || target === "input" || target === "boxes") return false;
  return set.classes.length > 0 && set.label_shape.length === 0;
}

type Make = (spec: Spec, catalog: Catalog) => Component | null;

const MAKE: Readonly<Record<Preset, Make>> = {
  seeds: (spec, catalog) =>
    sweep(
      spec,
      catalog,
      "training.seed",
      Array.from({ length: SEEDS }, (_, index) => spec.training.seed + index),
      criterion(spec),
    ),
  rates: (spec, catalog) => {
    const rate = rateOf(spec, catalog);
    if (rate === null) return null;
    return sweep(spec, catalog, RATE, [rate / RATE_FACTOR, rate, rate * RATE_FACTOR].map(tidy));
  },
  range_test: (spec, catalog) =>
    rateOf(spec, catalog) === null ? null : { type: "range_test", config: {} },
  optimizers: (spec, catalog) => {
    const known = FEW_OPTIMIZERS.filter((type) => findEntry(catalog.optimizers, type));
    const optimizers = known.map((type) => ({ type }));
    return { type: "race", config: { optimizers, ...budgetOf(spec, catalog) } };
  },
  race: (spec, catalog) => {
    const optimizers = catalog.optimizers
      .filter(({ full_batch: fullBatch }) => !fullBatch)
      .map(({ type }) => (type === spec.optimizer.type ? spec.optimizer : { type }));
    return { type: "race", config: { optimizers, ...budgetOf(spec, catalog) } };
  },
  widths: (spec, catalog) => {
    const layer = hiddenLayer(spec, catalog);
    if (layer === undefined) return null;
    const { id, name, value } = layer;
    return sizes(spec, catalog, `network.nodes.${id}.config.${name}`, value);
  },
  batch_sizes: (spec, catalog) =>
    sizes(
      spec,
      catalog,
      "training.batch_size",
      spec.training.batch_size,
      trainingSize(spec, catalog),
    ),
  k_fold: (spec, catalog) => ({ type: "k_fold", config: budgetOf(spec, catalog) }),
  ensemble: (spec, catalog) =>
    hasClasses(spec, catalog) ? { type: "ensemble", config: budgetOf(spec, catalog) } : null,
};

/** The study that answers a question on an experiment; null where it cannot be asked of it. */
export function makePreset(preset: Preset, spec: Spec, catalog: Catalog): Component | null {
  const study = MAKE[preset](spec, catalog);
  return study !== null && findEntry(catalog.studies, study.type) !== undefined ? study : null;
}
