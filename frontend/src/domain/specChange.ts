/** What differs between two specs: structure, which restarts a run, and live values, which do not. */
import { isExperimentSpec } from "../generated/validators";
import { frozenWeightPaths, isFrozenWeightPath, withFrozenWeights } from "./frozenWeights";
import { isLiveSetting, type Parts, usedGroups } from "./groups";
import { PARTICIPATION, type Spec } from "./spec";

const LIVE_PATTERNS: readonly RegExp[] = [
  /^training\.(l1|l2)$/,
  /^training\.clipping\.at$/,
  /^objectives\.\d+\.weight$/,
];
/** Nodes of the network, and of a group. */
const NODES_PATTERN = /^network\.(groups\.[^.]+\.)?nodes$/;
const AUGMENTATION_PATTERN = /^data\.augmentations\.\d+$/;

export type LiveFamily = "layers" | "optimizers" | "schedules" | "augmentations";

/** The family of a component whose settings may be live, by its path in the spec. */
function liveFamilyAt(path: string): LiveFamily | undefined {
  if (path === "optimizer") return "optimizers";
  if (path === "schedule") return "schedules";
  return AUGMENTATION_PATTERN.test(path) ? "augmentations" : undefined;
}

/** A live value of the document, by its path. */
type LiveValues = ReadonlyMap<string, number>;

export interface SpecParts {
  structure: string;
  live: LiveValues;
}

/** Whether a setting of a component may change without a restart. */
export type LiveField = (family: LiveFamily, type: string, field: string) => boolean;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is cut, and what is noted of it on the way. */
interface Cut {
  readonly isLiveField: LiveField;
  /** Groups that the network is made of: others are no input of the run. */
  readonly used: ReadonlySet<string>;
  readonly live: Map<string, number>;
}

/** A component without its live settings, which are noted under `prefix`. */
function withoutLive(
  component: Record<string, unknown>,
  family: LiveFamily,
  prefix: string,
  { isLiveField, live }: Cut,
): unknown {
  if (!isObject(component.config)) {
    return component;
  }
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(component.config)) {
    if (typeof value === "number" && isLiveField(family, String(component.type), field)) {
      live.set(`${prefix}.config.${field}`, value);
    } else {
      kept[field] = value;
    }
  }
  return { ...component, config: kept };
}

function nodeParts(node: unknown, path: string, cut: Cut): unknown {
  if (!isObject(node)) return node;
  const kept = { ...node };
  const own = `${path}.${String(node.id)}`;
  for (const field of PARTICIPATION) {
    if (!cut.isLiveField("layers", String(node.type), field)) continue;
    cut.live.set(`${own}.${field}`, Number(node[field]));
    delete kept[field];
  }
  if (cut.isLiveField("layers", String(node.type), "frozen")) {
    for (const frozen of frozenWeightPaths(own, node.frozen_weights)) cut.live.set(frozen, 1);
    delete kept.frozen_weights;
  }
  return withoutLive(kept, "layers", own, cut);
}

function walk(value: unknown, path: string, cut: Cut): unknown {
  if (typeof value === "number" && LIVE_PATTERNS.some((pattern) => pattern.test(path))) {
    cut.live.set(path, value);
    return undefined;
  }
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    // The weight of a single objective is no input of the run.
    if (path === "objectives" && items.length === 1) return items.map(sortKeys);
    return NODES_PATTERN.test(path)
      ? items.map((node) => sortKeys(nodeParts(node, path, cut)))
      : items.map((item, index) => walk(item, `${path}.${index}`, cut));
  }
  const family = liveFamilyAt(path);
  if (isObject(value) && family !== undefined) {
    return sortKeys(withoutLive(value, family, path, cut));
  }
  if (isObject(value)) {
    const entries = Object.entries(value)
      .filter(([key]) => path !== "network.groups" || cut.used.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([key, item]) => [key, walk(item, path === "" ? key : `${path}.${key}`, cut)]),
    );
  }
  return value;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (isObject(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
  }
  return value;
}

/** A spec, or a part of one. */
type Part = { readonly network?: Parts } & Record<string, unknown>;

/** A spec cut in two: its structure as comparable text, and its live values by path. */
export function splitSpec(spec: Part, isLiveOfComponent: LiveField): SpecParts {
  const live = new Map<string, number>();
  const { nodes, groups = {} } = spec.network ?? { nodes: [] };
  const isLiveOfLayer = (type: string, field: string) => isLiveOfComponent("layers", type, field);
  const isLiveField: LiveField = (family, type, field) =>
    family === "layers"
      ? isLiveSetting(groups, type, field, isLiveOfLayer)
      : isLiveOfComponent(family, type, field);
  const cut = { isLiveField, live, used: usedGroups({ nodes, groups }) };
  return { structure: JSON.stringify(walk(spec, "", cut)), live };
}

/** Live values of `next` that differ from `now`; a weight that `next` doesn't freeze is thawed. */
export function changedLiveValues(now: LiveValues, next: LiveValues): [string, number][] {
  const thawed = [...now]
    .filter(([path, value]) => value !== 0 && isFrozenWeightPath(path) && !next.has(path))
    .map(([path]): [string, number] => [path, 0]);
  return [...[...next].filter(([path, value]) => now.get(path) !== value), ...thawed];
}

/** A live value as the spec writes it. */
function leafAt(path: string, value: number): number | boolean {
  return /^network\.nodes\.\w+\.frozen$/.test(path) ? value !== 0 : value;
}

function put(value: unknown, [key, ...rest]: readonly string[], leaf: number | boolean): unknown {
  if (key === undefined) {
    return leaf;
  }
  if (Array.isArray(value)) {
    const holds = (item: unknown, index: number) =>
      String(index) === key || (isObject(item) && item.id === key);
    return value.map((item, index) => (holds(item, index) ? put(item, rest, leaf) : item));
  }
  return isObject(value) ? { ...value, [key]: put(value[key], rest, leaf) } : value;
}

/** A spec with live values in place, by their paths; what it does not have is left out. */
export function withLiveValues(spec: Spec, live: Readonly<Record<string, number>>): Spec {
  const now = splitSpec(spec, () => true).live;
  const changed = Object.entries(live).filter(
    ([path, value]) => now.has(path) && now.get(path) !== value && !isFrozenWeightPath(path),
  );
  const changedSpec = changed.reduce<unknown>(
    (kept, [path, value]) => put(kept, path.split("."), leafAt(path, value)),
    spec,
  );
  return withFrozenWeights(
    changed.length > 0 && isExperimentSpec(changedSpec) ? changedSpec : spec,
    live,
  );
}

/** Whether two specs learn from the same data set: a run on another one is another experiment. */
export function sameData(a: Spec, b: Spec): boolean {
  return a.data.type === b.data.type;
}
