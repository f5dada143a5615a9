/** Groups: parts of the network under a name. A node whose type is that name is drawn as one block, and stands for a copy. */
import type { Catalog } from "./catalog";
import type { Port } from "./ports";
import { isObject } from "./readDocument";
import { type Group, type Network, PARTICIPATION, type SpecNode } from "./spec";

/** What a network is made of. */
export interface Parts {
  readonly nodes: readonly Pick<SpecNode, "id" | "type" | "config">[];
  readonly groups?: Groups | undefined;
}

export type Groups = Readonly<Record<string, Group>>;
type Layers = Catalog["layers"];

/** The group that a type names; undefined for a layer and for a type that nobody knows. */
export function findGroup(groups: Groups | undefined, type: string): Group | undefined {
  return groups !== undefined && Object.hasOwn(groups, type) ? groups[type] : undefined;
}

/** Names of the groups that nodes are made of, directly or inside others. */
export function usedGroups({ nodes, groups }: Parts): Set<string> {
  const found = new Set<string>();
  const look = (among: Parts["nodes"]) => {
    for (const { type } of among) {
      const group = findGroup(groups, type);
      if (group === undefined || found.has(type)) continue;
      found.add(type);
      look(group.nodes);
    }
  };
  look(nodes);
  return found;
}

/** Names in a group's settings that a layer in it takes a setting from, directly or through another group. */
export function usedParameters(groups: Groups, name: string, depth = 0): Set<string> {
  const group = findGroup(groups, name);
  if (group === undefined || depth > Object.keys(groups).length) return new Set();
  const settings = group.nodes.flatMap(({ type, config }) => {
    const entries = Object.entries(config ?? {});
    if (findGroup(groups, type) === undefined) return entries;
    const read = usedParameters(groups, type, depth + 1);
    return entries.filter(([field]) => read.has(field));
  });
  return new Set(settings.flatMap(([, value]) => parametersOf(value)));
}

/** Parameters that a setting refers to, in nested settings too. */
function parametersOf(value: unknown): string[] {
  const reference = readReference(value);
  if (reference !== null) return [reference.parameter];
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(parametersOf)
    : [];
}

/** Whether a group contains another one, directly or inside others; a group contains itself. */
export function containsGroup(groups: Groups | undefined, name: string, other: string): boolean {
  const group = findGroup(groups, name);
  return (
    name === other || (group !== undefined && usedGroups({ nodes: group.nodes, groups }).has(other))
  );
}

/** How many blocks are drawn of a group: in the network, and in other groups. */
export function countInstances({ nodes, groups = {} }: Network, name: string): number {
  const inside = Object.values(groups).flatMap((group) => group.nodes);
  return [...nodes, ...inside].filter(({ type }) => type === name).length;
}

/** The parameter that a setting is taken from, and whether it is the value as it stands; null for a plain value. */
export function readReference(value: unknown): { parameter: string; plain: boolean } | null {
  if (!isObject(value) || typeof value.parameter !== "string") return null;
  const keys = Object.keys(value);
  if (!keys.every((key) => ["parameter", "times", "over"].includes(key))) return null;
  return { parameter: value.parameter, plain: keys.length === 1 };
}

/** A setting inside a group that a parameter is the value of. */
interface ParameterUse {
  /** Id and type of the node inside. */
  readonly node: string;
  readonly type: string;
  readonly field: string;
  /** Whether it is the value as it stands, not a multiple or a fraction. */
  readonly plain: boolean;
}

export function parameterUses({ nodes }: Parts, parameter: string): ParameterUse[] {
  return nodes.flatMap(({ id, type, config }) =>
    Object.entries(config ?? {}).flatMap(([field, value]) => {
      const reference = readReference(value);
      return reference?.parameter === parameter
        ? [{ node: id, type, field, plain: reference.plain }]
        : [];
    }),
  );
}

/** The setting of a layer that a parameter feeds first, inside other groups too; undefined where it feeds none. */
export function layerSetting(
  groups: Groups | undefined,
  name: string,
  parameter: string,
  depth = 0,
): { type: string; field: string } | undefined {
  const group = findGroup(groups, name);
  if (group === undefined || depth > Object.keys(groups ?? {}).length) return undefined;
  for (const { type, field } of parameterUses(group, parameter)) {
    if (findGroup(groups, type) === undefined) return { type, field };
    const inner = layerSetting(groups, type, field, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/**
 * Whether a setting of a node may change without a restart: a layer's as its record says, a group's parameter where it
 * is, as it stands, the value of live settings alone.
 */
export function isLiveSetting(
  groups: Groups | undefined,
  type: string,
  field: string,
  isLiveOfLayer: (type: string, field: string) => boolean,
  depth = 0,
): boolean {
  const group = findGroup(groups, type);
  if (group === undefined) return isLiveOfLayer(type, field);
  if (depth > Object.keys(groups ?? {}).length) return false;
  if (PARTICIPATION.includes(field)) {
    return group.nodes.some((node) =>
      isLiveSetting(groups, node.type, field, isLiveOfLayer, depth + 1),
    );
  }
  const uses = parameterUses(group, field);
  return (
    uses.length > 0 &&
    uses.every(
      (use) => use.plain && isLiveSetting(groups, use.type, use.field, isLiveOfLayer, depth + 1),
    )
  );
}

/** A layer or group with its inputs. */
interface NamedPorts {
  readonly type: string;
  readonly inputs: readonly Port[];
}

/** Ports of a layer or of a group; undefined for a type that nobody knows. */
export function portsOf(
  type: string,
  groups: Groups | undefined,
  layers: Layers,
  known = new Map<string, NamedPorts | undefined>(),
): NamedPorts | undefined {
  const group = findGroup(groups, type);
  if (group === undefined) {
    const layer = layers.find((entry) => entry.type === type);
    return layer && { type, inputs: layer.inputs };
  }
  if (known.has(type)) return known.get(type);
  known.set(type, undefined); // a group in itself has no ports yet
  const types = new Map(group.nodes.map((node) => [node.id, node.type]));
  const takesMany = (target: string, port: string): boolean =>
    portsOf(types.get(target) ?? "", groups, layers, known)?.inputs.find(
      ({ name }) => name === port,
    )?.many ?? false;
  const inputs = group.ports.inputs ?? [];
  const ports = inputs.map((name) => {
    const readers = group.edges.filter((edge) => edge.source === name);
    const many =
      readers.length > 0 && readers.every((edge) => takesMany(edge.target, edge.target_port));
    return { name, many, title: inputs.length > 1 ? name : "" };
  });
  known.set(type, { type, inputs: ports });
  return { type, inputs: ports };
}
