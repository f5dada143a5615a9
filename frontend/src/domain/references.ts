/** References: settings inside a group that take their value from a parameter of the group. */
import { readReference } from "./groups";
import { groupAt, NETWORK, nodeAt, placeOf } from "./places";
import { isObject } from "./readDocument";
import type { Config, Spec, SpecNode } from "./spec";

/** Names of the parameters that a setting refers to, also deep inside it. */
export function parametersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(parametersOf);
  if (!isObject(value)) return [];
  const reference = readReference(value);
  return reference === null ? Object.values(value).flatMap(parametersOf) : [reference.parameter];
}

/** A setting with the values of parameters put in; a number is multiplied and divided. An unknown parameter stays. */
function resolve(value: unknown, values: Config): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, values));
  if (!isObject(value)) return value;
  const reference = readReference(value);
  if (reference === null) {
    const entries = Object.entries(value).map(([key, item]) => [key, resolve(item, values)]);
    return Object.fromEntries(entries);
  }
  if (!Object.hasOwn(values, reference.parameter)) return value;
  const found = values[reference.parameter];
  const times = Number(value.times ?? 1);
  const over = Number(value.over ?? 1);
  if (typeof found === "number") return (found * times) / over;
  const outer = readReference(found);
  if (outer === null || !isObject(found)) return found;
  // The value comes from a parameter of the group around: factors of both are multiplied.
  const scaled = { times: times * Number(found.times ?? 1), over: over * Number(found.over ?? 1) };
  return {
    parameter: outer.parameter,
    ...(scaled.times !== 1 && { times: scaled.times }),
    ...(scaled.over !== 1 && { over: scaled.over }),
  };
}

/** All settings with the values of parameters put in. */
export function resolveConfig(config: Config | undefined, values: Config): Config {
  const entries = Object.entries(config ?? {}).map(([field, value]) => [
    field,
    resolve(value, values),
  ]);
  return Object.fromEntries(entries);
}

/** The present values of the parameters of an open group, as the block has them that it was opened at. */
export function valuesAt(spec: Spec, place: string): Config {
  const group = groupAt(spec, place)?.group;
  if (place === NETWORK || group === undefined) return {};
  const own = resolveConfig(nodeAt(spec, place)?.config, valuesAt(spec, placeOf(place)));
  return { ...group.parameters, ...own };
}

/** Nodes whose settings are numbers of their own, and what was written into them. */
interface Written {
  readonly nodes: readonly SpecNode[];
  /** Parameters with the values that took their place. */
  readonly values: Config;
}

/** Puts values in the place of parameters that a group has and another place has not. */
export function writeValues(nodes: readonly SpecNode[], values: Config): Written {
  const referred = new Set(nodes.flatMap(({ config }) => parametersOf(config)));
  const written = Object.entries(values).filter(([name]) => referred.has(name));
  return {
    nodes: nodes.map((node) => ({ ...node, config: resolveConfig(node.config, values) })),
    values: Object.fromEntries(written),
  };
}
