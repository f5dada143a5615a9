/** A network as a small picture: blocks from left to right by their distance from the input, in lanes where paths part. */
import { type Group, makeNode, type Network } from "./spec";

export type MiniatureKind = "block" | "glyph" | "input";

export interface MiniatureItem {
  readonly id: string;
  readonly kind: MiniatureKind;
  /** Middle, in units of the distance between two blocks. */
  readonly x: number;
  readonly y: number;
}

interface Miniature {
  readonly items: readonly MiniatureItem[];
  /** From item to item; `over` passes by the blocks between them. */
  readonly wires: readonly {
    readonly from: MiniatureItem;
    readonly to: MiniatureItem;
    readonly over: boolean;
  }[];
  /** Distances that it spans. */
  readonly width: number;
  readonly height: number;
}

type Graph = Pick<Network, "nodes" | "edges">;

/** How many wires lie on the longest way to each node; 0 for what begins, and within a cycle. */
function ranksOf({ nodes, edges }: Graph): Map<string, number> {
  const ranks = new Map(nodes.map(({ id }) => [id, 0]));
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const { source, target } of edges) {
      const [from, to] = [ranks.get(source), ranks.get(target)];
      if (from === undefined || to === undefined || to > from) continue;
      ranks.set(target, from + 1);
      moved = true;
    }
    if (!moved) return ranks;
  }
  return new Map(nodes.map(({ id }, index) => [id, index]));
}

/** What a group is made of: its inputs, and blocks without the activations between them. */
export function groupGraph(
  { nodes, edges, ports }: Pick<Group, "nodes" | "edges" | "ports">,
  isGlyph: (type: string) => boolean,
): Graph {
  const inputs = ports.inputs.map((id) => makeNode({ id, type: "input" }));
  const dropped = new Set(nodes.filter(({ type }) => isGlyph(type)).map(({ id }) => id));
  /** What lies before an activation, past any others. */
  const before = (id: string): string[] =>
    dropped.has(id)
      ? edges.filter(({ target }) => target === id).flatMap(({ source }) => before(source))
      : [id];
  return {
    nodes: [...inputs, ...nodes.filter(({ id }) => !dropped.has(id))],
    edges: edges
      .filter(({ target }) => !dropped.has(target))
      .flatMap((edge) => before(edge.source).map((source) => ({ ...edge, source }))),
  };
}

/** @param kindOf what stands for a type of node. */
export function makeMiniature(graph: Graph, kindOf: (type: string) => MiniatureKind): Miniature {
  const ranks = ranksOf(graph);
  const columns: string[][] = [];
  for (const { id } of graph.nodes) {
    const rank = ranks.get(id) ?? 0;
    columns[rank] = [...(columns[rank] ?? []), id];
  }
  const items = new Map<string, MiniatureItem>();
  for (const { id, type } of graph.nodes) {
    const x = ranks.get(id) ?? 0;
    const column = columns[x] ?? [];
    const y = column.indexOf(id) - (column.length - 1) / 2;
    items.set(id, { id, kind: kindOf(type), x, y });
  }
  const wires = graph.edges.flatMap(({ source, target }) => {
    const [from, to] = [items.get(source), items.get(target)];
    if (from === undefined || to === undefined) return [];
    const between = columns.slice(from.x + 1, to.x).flat();
    const over = between.some((id) => items.get(id)?.y === from.y && from.y === to.y);
    return [{ from, to, over }];
  });
  return {
    items: [...items.values()],
    wires,
    width: Math.max(0, columns.length - 1),
    height: Math.max(0, ...columns.map((column) => column.length - 1)),
  };
}
