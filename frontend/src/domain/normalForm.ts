/**
 * One form for all spellings of an experiment, as what the server's hash is of: nodes by id, edges by port, defaults
 * filled in, without groups and parameters that nothing uses.
 */
import { type Catalog, type Entry, findEntry } from "./catalog";
import { findGroup, usedGroups, usedParameters } from "./groups";
import { isObject } from "./readDocument";
import type { Config, Network, Spec, SpecNode } from "./spec";

/** A component with what settings are written. */
export interface Part {
  readonly type: string;
  readonly config?: Config;
}

/** Compares as the server sorts: by code point. */
function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The settings of a component, every default written out, those of components among them too. */
function fullConfig({ type, config }: Part, entries: readonly Entry[], catalog: Catalog): Config {
  const entry = findEntry(entries, type);
  if (entry === undefined) return { ...config };
  const full: Config = { ...entry.defaults, ...config };
  for (const [name, { component }] of Object.entries(entry.config_schema.properties ?? {})) {
    const value = full[name];
    if (component !== "initializers" || !isObject(value) || typeof value.type !== "string")
      continue;
    const inner = { type: value.type, config: isObject(value.config) ? value.config : {} };
    full[name] = { ...value, config: fullConfig(inner, catalog.initializers, catalog) };
  }
  return full;
}

/** The normal form, as far as the catalogue is there. */
export function normalForm(spec: Spec, catalog: Catalog | null): Spec {
  const fill = <P extends Part>(part: P, entries: readonly Entry[] | undefined): P =>
    catalog === null || entries === undefined
      ? part
      : { ...part, config: fullConfig(part, entries, catalog) };
  const { network, data, objectives } = spec;
  const { groups = {} } = network;
  const used = [...usedGroups(network)].sort(byText);
  const read = new Map(used.map((name) => [name, usedParameters(groups, name)]));
  const only = (settings: Config | undefined, group: string): Config =>
    Object.fromEntries(
      Object.entries(settings ?? {}).filter(([name]) => read.get(group)?.has(name)),
    );
  const fillNode = (node: SpecNode): SpecNode => {
    const group = findGroup(groups, node.type);
    if (group === undefined) return fill(node, catalog?.layers);
    return { ...node, config: only({ ...group.parameters, ...node.config }, node.type) };
  };
  const ordered = <G extends Pick<Network, "nodes" | "edges">>(graph: G): G => ({
    ...graph,
    nodes: graph.nodes.toSorted((a, b) => byText(a.id, b.id)).map(fillNode),
    // The sort is stable: wires into one port keep their order, which they are joined in.
    edges: graph.edges.toSorted(
      (a, b) => byText(a.target, b.target) || byText(a.target_port, b.target_port),
    ),
  });
  return {
    ...spec,
    network: {
      ...ordered(network),
      groups: Object.fromEntries(
        used.flatMap((name) => {
          const group = findGroup(groups, name);
          if (group === undefined) return [];
          return [[name, { ...ordered(group), parameters: only(group.parameters, name) }]];
        }),
      ),
    },
    data: {
      ...fill(data, catalog?.datasets),
      preprocessing: data.preprocessing.map((step) => fill(step, catalog?.preprocessing)),
      augmentations: data.augmentations.map((part) => fill(part, catalog?.augmentations)),
    },
    objectives: objectives.map((goal) => ({ ...goal, loss: fill(goal.loss, catalog?.losses) })),
    optimizer: fill(spec.optimizer, catalog?.optimizers),
    schedule: fill(spec.schedule, catalog?.schedules),
  };
}
