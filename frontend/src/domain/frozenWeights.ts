/** Single weights that are frozen: how a node lists them, and the paths of their live values. */
import { type Document, setNodeSettings } from "./document";
import { isObject } from "./readDocument";
import { findNode, type Spec, type SpecNode } from "./spec";

export type FrozenWeights = NonNullable<SpecNode["frozen_weights"]>;

/** Where a weight lies: name of its array, and index along each axis. */
export interface WeightIndex {
  readonly array: string;
  readonly index: readonly number[];
}

const PATH =
  /^(network\.(?:groups\.\w+\.)?nodes\.\w+)\.frozen_weights\.([a-z][a-z0-9_]*)\.(\d+(?:\.\d+)*)$/;

/** Whether a path is of a single weight; its live value is 1 where it is frozen. */
export function isFrozenWeightPath(path: string): boolean {
  return PATH.test(path);
}

/** Paths of the weights that a node freezes. owner: path of the node. frozen: its list, which nobody has read yet. */
export function frozenWeightPaths(owner: string, frozen: unknown): string[] {
  if (!isObject(frozen)) return [];
  return Object.entries(frozen).flatMap(([array, places]) => {
    const listed: readonly unknown[] = Array.isArray(places) ? places : [];
    return listed.flatMap((index) =>
      Array.isArray(index) ? [`${owner}.frozen_weights.${array}.${index.join(".")}`] : [],
    );
  });
}

function sameIndex(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((at, axis) => at === other[axis]);
}

export function isWeightFrozen(
  frozen: FrozenWeights | undefined,
  { array, index }: WeightIndex,
): boolean {
  return frozen?.[array]?.some((place) => sameIndex(place, index)) ?? false;
}

/** Arrays of which no weight is frozen are left out. */
function compact(listed: FrozenWeights): FrozenWeights {
  return Object.fromEntries(Object.entries(listed).filter(([, places]) => places.length > 0));
}

function withFrozenWeight(
  frozen: FrozenWeights | undefined,
  { array, index }: WeightIndex,
  isFrozen: boolean,
): FrozenWeights {
  const others = (frozen?.[array] ?? []).filter((place) => !sameIndex(place, index));
  return compact({ ...frozen, [array]: isFrozen ? [...others, [...index]] : others });
}

/** The document with one weight of a block frozen or thawed. */
export function freezeWeight(
  draft: Document,
  node: string,
  weight: WeightIndex,
  isFrozen: boolean,
): Document {
  const listed = findNode(draft.spec, node)?.frozen_weights;
  return setNodeSettings(draft, node, {
    frozen_weights: withFrozenWeight(listed, weight, isFrozen),
  });
}

/** The spec with weights frozen and thawed as live values of their paths say. */
export function withFrozenWeights(spec: Spec, live: Readonly<Record<string, number>>): Spec {
  const changes = Object.entries(live).flatMap(([path, value]) => {
    const [, owner, array, index] = PATH.exec(path) ?? [];
    if (owner === undefined || array === undefined || index === undefined) return [];
    return [{ owner, weight: { array, index: index.split(".").map(Number) }, value }];
  });
  if (changes.length === 0) return spec;
  const changed = (at: string) => (node: SpecNode) => {
    const own = changes.filter(({ owner }) => owner === `${at}.${node.id}`);
    const frozen = own.reduce<FrozenWeights>(
      (listed, { weight, value }) => withFrozenWeight(listed, weight, value !== 0),
      node.frozen_weights ?? {},
    );
    return own.length === 0 ? node : { ...node, frozen_weights: frozen };
  };
  const { network } = spec;
  const groups = Object.entries(network.groups ?? {}).map(([name, group]) => [
    name,
    { ...group, nodes: group.nodes.map(changed(`network.groups.${name}.nodes`)) },
  ]);
  return {
    ...spec,
    network: {
      ...network,
      nodes: network.nodes.map(changed("network.nodes")),
      groups: Object.fromEntries(groups),
    },
  };
}

/**
 * Frozen weights of a dense layer of another size. `rows`, `units`: the place that each of the new inputs and units had,
 * -1 for a new one.
 */
export function resizeFrozen(
  draft: Document,
  node: string,
  rows: readonly number[],
  units: readonly number[],
): Document {
  const listed = findNode(draft.spec, node)?.frozen_weights;
  if (listed === undefined) return draft;
  const moved = ([first, second]: readonly number[]): number[][] => {
    const unit = units.indexOf(second ?? first ?? -1);
    const row = second === undefined ? 0 : rows.indexOf(first ?? -1);
    if (unit < 0 || row < 0) return [];
    return [second === undefined ? [unit] : [row, unit]];
  };
  const fitted = Object.entries(listed).map(([array, places]) => [array, places.flatMap(moved)]);
  return setNodeSettings(draft, node, { frozen_weights: compact(Object.fromEntries(fitted)) });
}
