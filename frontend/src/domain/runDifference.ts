/** What differs between the specs of two runs, by paths; and whether their losses can lie on one axis. */
import { type Catalog, findEntry } from "./catalog";
import { frozenWeightPaths } from "./frozenWeights";
import { findGroup, usedGroups } from "./groups";
import { normalForm, type Part } from "./normalForm";
import type { Network, Spec } from "./spec";
import { edgeId } from "./spec";

/** Why the losses of two runs are no measure of one another. */
export type Apart = "data" | "loss";

/** One setting that differs; `network` stands for another drawing as a whole. */
export interface Difference {
  readonly path: string;
  /** Type of the component that it is a setting of, in the former run. */
  readonly type: unknown;
  readonly former: unknown;
  /** What the setting was last, where it was changed during the former run. */
  readonly last?: unknown;
  /** Of another drawing: types of layers that it alone has; those that it alone lacks, where it has none of its own. */
  readonly layers?: { readonly own: readonly string[]; readonly lacks: readonly string[] };
}

type Leaves = Map<string, unknown>;

/** Settings of training that shape no curve: when it ends and how often it is measured. */
const SHAPELESS = /^training\.(epochs|evaluation|early_stopping)\b/;
/** From so many settings of blocks on, it is another network. */
const MOST_BLOCK_SETTINGS = 2;

function addLeaves(leaves: Leaves, path: string, value: unknown): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [key, item] of Object.entries(value)) addLeaves(leaves, `${path}.${key}`, item);
  } else {
    leaves.set(path, value);
  }
}

function addComponent(leaves: Leaves, path: string, { type, config }: Part): void {
  leaves.set(`${path}.type`, type);
  addLeaves(leaves, `${path}.config`, config ?? {});
}

/** Every setting by its path, defaults filled in as far as the catalogue is there. */
function leavesOf(written: Spec, catalog: Catalog | null): Leaves {
  const leaves: Leaves = new Map();
  const spec = normalForm(written, catalog);
  const { type, config, ...data } = spec.data;
  addComponent(leaves, "data", { type, config: config ?? {} });
  addLeaves(leaves, "data", data);
  addLeaves(leaves, "training", spec.training);
  addComponent(leaves, "optimizer", spec.optimizer);
  addComponent(leaves, "schedule", spec.schedule);
  for (const [index, { loss, ...objective }] of spec.objectives.entries()) {
    addComponent(leaves, `objectives.${index}.loss`, loss);
    addLeaves(leaves, `objectives.${index}`, objective);
  }
  addGraph(leaves, "network", spec.network);
  const { groups } = spec.network;
  for (const name of usedGroups(spec.network)) {
    const group = findGroup(groups, name);
    if (group === undefined) continue;
    addGraph(leaves, `network.groups.${name}`, group);
    addLeaves(leaves, `network.groups.${name}.ports`, group.ports);
  }
  return leaves;
}

/** Nodes and wires of the network, or of a group. */
function addGraph(leaves: Leaves, at: string, graph: Pick<Network, "nodes" | "edges">): void {
  for (const { id, ...node } of graph.nodes) {
    const path = `${at}.nodes.${id}`;
    addComponent(leaves, path, node);
    leaves.set(`${path}.frozen`, node.frozen);
    leaves.set(`${path}.learning_rate_factor`, node.learning_rate_factor);
    leaves.set(`${path}.repeat`, node.repeat);
    leaves.set(`${path}.weights_from`, node.weights_from);
    leaves.set(`${path}.frozen_weights`, frozenWeightPaths(path, node.frozen_weights).sort());
  }
  leaves.set(`${at}.edges`, graph.edges.map(edgeId).sort());
}

/** Settings of a component of another type are not compared: the type says it all. */
function withoutConfigs(paths: readonly string[]): string[] {
  const types = paths.filter((path) => path.endsWith(".type")).map((path) => path.slice(0, -5));
  return paths.filter((path) => !types.some((owner) => path.startsWith(`${owner}.config.`)));
}

function isNetwork(path: string): boolean {
  return path.startsWith("network.") || /^objectives\.\d+\.prediction$/.test(path);
}

function joinNetwork(paths: readonly string[]): string[] {
  const network = paths.filter(isNetwork);
  const small = network.every((path) => path.includes(".config.") || path.endsWith(".repeat"));
  const joined = network.length > MOST_BLOCK_SETTINGS || !small ? ["network"] : network;
  return [...joined, ...paths.filter((path) => !isNetwork(path))];
}

function changedPaths(there: Leaves, here: Leaves): string[] {
  const paths = [...new Set([...there.keys(), ...here.keys()])];
  return paths.filter((path) => JSON.stringify(there.get(path)) !== JSON.stringify(here.get(path)));
}

function layersApart({ network }: Spec, other: Spec): NonNullable<Difference["layers"]> {
  const typesOf = ({ nodes }: Network) => [...new Set(nodes.map(({ type }) => type))];
  const [here, there] = [typesOf(network), typesOf(other.network)];
  const own = here.filter((type) => !there.includes(type));
  return { own, lacks: own.length > 0 ? [] : there.filter((type) => !here.includes(type)) };
}

/** What `former` has otherwise than `present`. */
export function differences(former: Spec, present: Spec, catalog: Catalog | null): Difference[] {
  const there = leavesOf(former, catalog);
  const paths = changedPaths(there, leavesOf(present, catalog));
  const shaping = paths.filter((path) => !SHAPELESS.test(path));
  return joinNetwork(withoutConfigs(shaping)).map((path) => {
    const type = there.get(path.replace(/\.(config\..*|repeat)$/, ".type"));
    const found = { path, type, former: there.get(path) };
    return path === "network" ? { ...found, layers: layersApart(former, present) } : found;
  });
}

/** `differences` from one and the same spec: each other spec is compared once. */
export function differencesFrom(
  present: Spec,
  catalog: Catalog | null,
): (former: Spec) => readonly Difference[] {
  const known = new WeakMap<Spec, readonly Difference[]>();
  return (former) => {
    const found = known.get(former) ?? differences(former, present, catalog);
    known.set(former, found);
    return found;
  };
}

/** Paths of all settings in which two specs differ. */
export function changedSettings(a: Spec, b: Spec, catalog: Catalog | null): string[] {
  return changedPaths(leavesOf(a, catalog), leavesOf(b, catalog));
}

/** A setting that is not the same in all of some runs, with its value in each; undefined where a run does not have it. */
export interface SettingRow {
  readonly path: string;
  /** Type of the component that it is a setting of, where the runs agree on one. */
  readonly type: unknown;
  readonly values: readonly unknown[];
}

/** Settings of a block that not every run has are not compared: that it is there says it all. */
function isSettingOfMissing(path: string, all: readonly Leaves[]): boolean {
  const owner = /^(.*\.nodes\.[^.]+)\.(?!type$)/.exec(path)?.[1];
  return owner !== undefined && new Set(all.map((leaves) => leaves.get(`${owner}.type`))).size > 1;
}

/** Families of components of which a run has one. */
const SINGLE = { optimizer: "optimizers", schedule: "schedules", data: "datasets" } as const;

/** A setting that only some types of a component have, and that was left as it is there, follows from the type. */
function isDefaultOfType(path: string, all: readonly Leaves[], catalog: Catalog | null): boolean {
  const [part = "", kind, field = ""] = path.split(".");
  if (kind !== "config" || !(part === "optimizer" || part === "schedule" || part === "data")) {
    return false;
  }
  const having = all.filter((leaves) => leaves.has(path));
  if (having.length === all.length) return false;
  return having.every((leaves) => {
    const entry = findEntry(catalog?.[SINGLE[part]] ?? [], String(leaves.get(`${part}.type`)));
    return JSON.stringify(entry?.defaults[field]) === JSON.stringify(leaves.get(path));
  });
}

/** Every setting that differs between some runs, in the order of the spec. */
export function settingRows(specs: readonly Spec[], catalog: Catalog | null): SettingRow[] {
  const all = specs.map((spec) => leavesOf(spec, catalog));
  const paths = [...new Set(all.flatMap((leaves) => [...leaves.keys()]))];
  return paths.flatMap((path): SettingRow[] => {
    const values = all.map((leaves) => leaves.get(path));
    const same = new Set(values.map((value) => JSON.stringify(value))).size < 2;
    if (same || isSettingOfMissing(path, all) || isDefaultOfType(path, all, catalog)) return [];
    const owner = path.replace(
      /\.(config\..*|repeat|frozen|learning_rate_factor|weights_from|frozen_weights)$/,
      ".type",
    );
    const types = all.map((leaves) => leaves.get(owner)).filter((type) => type !== undefined);
    return [{ path, type: types[0], values }];
  });
}

/** Why the losses of two runs cannot be laid over one another; null where they can. */
export function apartBy(a: Spec, b: Spec, catalog: Catalog | null): Apart | null {
  const paths = changedPaths(leavesOf(a, catalog), leavesOf(b, catalog));
  // Scaled inputs that are the target, too, have errors in their own unit.
  const reproduced = [a, b].some(({ objectives }) =>
    objectives.some(({ target }) => target === "input"),
  );
  const data = reproduced ? /^data\.(type|config|preprocessing)\b/ : /^data\.(type|config)\b/;
  if (paths.some((path) => data.test(path))) return "data";
  // The weight of a single objective is no input of the run.
  const weighted = Math.max(a.objectives.length, b.objectives.length) > 1;
  const loss = weighted
    ? /^objectives\.\d+\.(loss|target|weight)\b/
    : /^objectives\.0\.(loss|target)\b/;
  return paths.some((path) => loss.test(path) || path.startsWith("training.class_weights"))
    ? "loss"
    : null;
}
