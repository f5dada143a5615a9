/** Which node of one graph is which of another: by id, else by what feeds it. */
import { incoming, outgoing, topologicalOrder } from "./graph";
import type { Network, SpecNode } from "./spec";

export type Graph = Pick<Network, "nodes" | "edges">;

/** From ids of the first graph to ids of the second. */
export type NodeMatch = ReadonlyMap<string, string>;

/** The wires into a node as text; `null` where one comes from a node without a match. */
function feeds(graph: Graph, id: string, nameOf: (id: string) => string | undefined) {
  const names = incoming(graph, id).map(({ source, source_port, target_port }) => {
    const name = nameOf(source);
    return name === undefined ? null : `${name}.${source_port}>${target_port}`;
  });
  return names.includes(null) || names.length === 0 ? null : names.sort().join();
}

/** Nodes that read a node and bear the same id in both graphs. */
function readers(graph: Graph, id: string, shared: ReadonlySet<string>): string {
  const names = outgoing(graph, id).map(({ target }) => target);
  return names
    .filter((name) => shared.has(name))
    .sort()
    .join();
}

function configOf(node: SpecNode): string {
  return JSON.stringify(node.config ?? {});
}

/** Of several candidates the one with the same settings, else the first. */
function bestOf(node: SpecNode, candidates: readonly SpecNode[]): SpecNode | undefined {
  return candidates.find((each) => configOf(each) === configOf(node)) ?? candidates[0];
}

/**
 * Nodes of the same id are the same. Of the others, one of the same type that is fed by the same nodes is a renamed one; one
 * of another type that also feeds the same nodes has taken its place.
 */
export function matchNodes(first: Graph, second: Graph): NodeMatch {
  const there = new Map(second.nodes.map((node) => [node.id, node]));
  const match = new Map(
    first.nodes.filter(({ id }) => there.has(id)).map(({ id }) => [id, id] as const),
  );
  const shared = new Set(match.keys());
  const nodes = new Map(first.nodes.map((node) => [node.id, node]));
  const free = new Set([...there.keys()].filter((id) => !shared.has(id)));
  for (const id of topologicalOrder({ ...first, groups: {} })) {
    const node = nodes.get(id);
    const feed = match.has(id) ? null : feeds(first, id, (source) => match.get(source));
    if (node === undefined || feed === null) continue;
    const fed = [...free].flatMap((name) => {
      const candidate = there.get(name);
      return candidate !== undefined && feeds(second, name, (source) => source) === feed
        ? [candidate]
        : [];
    });
    const reads = readers(first, id, shared);
    const alike = fed.filter(({ type }) => type === node.type);
    const instead = fed.filter((each) => readers(second, each.id, shared) === reads);
    const found = bestOf(node, alike) ?? bestOf(node, instead);
    if (found !== undefined) {
      match.set(id, found.id);
      free.delete(found.id);
    }
  }
  return match;
}
