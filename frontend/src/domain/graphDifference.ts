/** How the graphs of two networks differ: nodes and wires added, removed and changed; in groups as well. */
import type { Catalog } from "./catalog";
import { usedGroups } from "./groups";
import { type Graph, matchNodes, type NodeMatch } from "./nodeMatch";
import { normalForm } from "./normalForm";
import { isObject } from "./readDocument";
import type { Spec, SpecEdge, SpecNode } from "./spec";
import { edgeId } from "./spec";

/** A setting with the values it has in both; undefined where one has no such setting. */
export interface SettingDifference {
  /** Inside the node: `config.units`, `type`, `repeat`. */
  readonly path: string;
  readonly first: unknown;
  readonly second: unknown;
}

export type NodeKind = "same" | "added" | "removed" | "changed";

interface NodeDifference {
  readonly kind: NodeKind;
  /** The node in each network; null where it has none. */
  readonly first: SpecNode | null;
  readonly second: SpecNode | null;
  readonly settings: readonly SettingDifference[];
  /** Whether the group that it stands for differs inside. */
  readonly inside: boolean;
}

/** A wire of one network alone. Those that lead to added or removed nodes say no more than these. */
interface WireDifference {
  readonly kind: "added" | "removed";
  readonly edge: SpecEdge;
}

export interface GraphDifference {
  /** In the order of the second network, what was removed behind. */
  readonly nodes: readonly NodeDifference[];
  /** Wires between nodes that both have; not those that a node was put into or taken out of. */
  readonly wires: readonly WireDifference[];
  readonly match: NodeMatch;
}

export interface NetworkDifference extends GraphDifference {
  /** Of groups that both networks use and that differ, by name. */
  readonly groups: ReadonlyMap<string, GraphDifference>;
}

function flatten(into: Map<string, unknown>, path: string, value: unknown): void {
  if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) flatten(into, `${path}.${key}`, item);
  } else {
    into.set(path, value);
  }
}

function settingsOf({ id: _id, ...node }: SpecNode): Map<string, unknown> {
  const { type, config, ...rest } = node;
  const settings = new Map<string, unknown>([["type", type]]);
  for (const [key, value] of Object.entries(config ?? {}))
    flatten(settings, `config.${key}`, value);
  for (const [key, value] of Object.entries(rest)) settings.set(key, value);
  return settings;
}

/** Settings of a component of another type are not compared: the type says it all. */
function changedSettings(first: SpecNode, second: SpecNode): SettingDifference[] {
  const [there, here] = [settingsOf(first), settingsOf(second)];
  const paths = [...new Set([...there.keys(), ...here.keys()])].filter(
    (path) => JSON.stringify(there.get(path)) !== JSON.stringify(here.get(path)),
  );
  const types = paths.filter((path) => /(^|\.)type$/.test(path));
  const owned = types.map((path) => path.replace(/type$/, "config."));
  return paths
    .filter((path) => !owned.some((owner) => path.startsWith(owner)))
    .map((path) => ({ path, first: there.get(path), second: here.get(path) }));
}

/** Whether a way leads from one node to another through none but nodes that the other graph has not. */
function leadsThrough(graph: Graph, from: string, to: string, own: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { source, target } of graph.edges) {
      if (source !== id || seen.has(target)) continue;
      if (target === to && id !== from) return true;
      if (own.has(target)) {
        open.push(target);
        seen.add(target);
      }
    }
  }
  return false;
}

function ownNodes(graph: Graph, matched: Iterable<string>): Set<string> {
  const others = new Set(matched);
  return new Set(graph.nodes.map(({ id }) => id).filter((id) => !others.has(id)));
}

function renamed(edge: SpecEdge, names: NodeMatch): SpecEdge | null {
  const [source, target] = [names.get(edge.source), names.get(edge.target)];
  return source === undefined || target === undefined ? null : { ...edge, source, target };
}

/** Wires of a graph in whose place the other has nodes of its own. @param names from the graph to the other. */
export function interrupted(graph: Graph, other: Graph, names: NodeMatch): ReadonlySet<string> {
  const own = ownNodes(other, names.values());
  const found = graph.edges.filter((edge) => {
    const there = renamed(edge, names);
    return there !== null && leadsThrough(other, there.source, there.target, own);
  });
  return new Set(found.map(edgeId));
}

function changedWires(first: Graph, second: Graph, match: NodeMatch): WireDifference[] {
  const back = new Map([...match].map(([from, to]) => [to, from]));
  const alone = (graph: Graph, other: Graph, names: NodeMatch) => {
    const known = new Set(other.edges.map(edgeId));
    const parted = interrupted(graph, other, names);
    return graph.edges.filter((edge) => {
      const there = renamed(edge, names);
      return there !== null && !known.has(edgeId(there)) && !parted.has(edgeId(edge));
    });
  };
  const removed = alone(first, second, match);
  const added = alone(second, first, back);
  return [
    ...added.map((edge) => ({ kind: "added" as const, edge })),
    ...removed.map((edge) => ({ kind: "removed" as const, edge })),
  ];
}

function compareGraphs(
  first: Graph,
  second: Graph,
  changedGroups: ReadonlySet<string>,
): GraphDifference {
  const match = matchNodes(first, second);
  const back = new Map([...match].map(([from, to]) => [to, from]));
  const there = new Map(first.nodes.map((node) => [node.id, node]));
  const nodes = second.nodes.map((node): NodeDifference => {
    const former = there.get(back.get(node.id) ?? "");
    if (former === undefined) {
      return { kind: "added", first: null, second: node, settings: [], inside: false };
    }
    const settings = changedSettings(former, node);
    const inside = former.type === node.type && changedGroups.has(node.type);
    const kind = settings.length > 0 || inside ? "changed" : "same";
    return { kind, first: former, second: node, settings, inside };
  });
  const removed = first.nodes
    .filter(({ id }) => !match.has(id))
    .map(
      (node): NodeDifference => ({
        ...{ kind: "removed", first: node, second: null, settings: [], inside: false },
      }),
    );
  return { nodes: [...nodes, ...removed], wires: changedWires(first, second, match), match };
}

function isDifferent({ nodes, wires }: GraphDifference): boolean {
  return wires.length > 0 || nodes.some(({ kind }) => kind !== "same");
}

/** From the first network to the second; what is not written counts as its default where the catalogue is there. */
export function graphDifference(
  first: Spec,
  second: Spec,
  catalog: Catalog | null,
): NetworkDifference {
  const [before, after] = [first, second].map((spec) => normalForm(spec, catalog).network);
  if (before === undefined || after === undefined) throw new Error("two networks are compared");
  const used = usedGroups(after);
  const shared = [...usedGroups(before)].filter((name) => used.has(name));
  const changed = new Set<string>();
  const groups = new Map<string, GraphDifference>();
  // A group that holds a changed one has changed: each round reaches one level further out.
  for (let size = -1; size !== changed.size; ) {
    size = changed.size;
    for (const name of shared) {
      const [there, here] = [before.groups?.[name], after.groups?.[name]];
      if (there === undefined || here === undefined) continue;
      const found = compareGraphs(there, here, changed);
      const ports = JSON.stringify(there.ports) !== JSON.stringify(here.ports);
      if (ports || isDifferent(found)) {
        changed.add(name);
        groups.set(name, found);
      }
    }
  }
  return { ...compareGraphs(before, after, changed), groups };
}
