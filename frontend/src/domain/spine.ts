/** The order in which a network is drawn: its longest path on one line, and branches on lanes beside it. */
import { topologicalOrder } from "./graph";
import type { Spec } from "./spec";

type Network = Spec["network"];

/** Every block's neighbours along the wires that lead forward; those of a cycle that lead back are left out. */
export interface Flow {
  readonly order: readonly string[];
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly targets: ReadonlyMap<string, readonly string[]>;
}

export function flowOf(network: Network, shown: (id: string) => boolean): Flow {
  const order = topologicalOrder(network).filter(shown);
  const place = new Map(order.map((id, index) => [id, index]));
  const sources = new Map<string, string[]>(order.map((id) => [id, []]));
  const targets = new Map<string, string[]>(order.map((id) => [id, []]));
  for (const { source, target } of network.edges) {
    const [from, to] = [place.get(source), place.get(target)];
    if (from === undefined || to === undefined || from >= to) continue;
    sources.get(target)?.push(source);
    targets.get(source)?.push(target);
  }
  return { order, sources, targets };
}

/** Of each block the number of blocks on the longest path to it. */
function depths({ order, sources }: Flow): Map<string, number> {
  const found = new Map<string, number>();
  for (const id of order) {
    const before = (sources.get(id) ?? []).map((source) => found.get(source) ?? 0);
    found.set(id, 1 + Math.max(0, ...before));
  }
  return found;
}

function heights({ order, targets }: Flow): Map<string, number> {
  const found = new Map<string, number>();
  for (const id of order.toReversed()) {
    const behind = (targets.get(id) ?? []).map((target) => found.get(target) ?? 0);
    found.set(id, 1 + Math.max(0, ...behind));
  }
  return found;
}

function deepest(ids: readonly string[], depth: ReadonlyMap<string, number>): string | undefined {
  return ids.reduce<string | undefined>(
    (best, id) => (best === undefined || (depth.get(id) ?? 0) > (depth.get(best) ?? 0) ? id : best),
    undefined,
  );
}

/** The longest path through the network, to `end` where that ends one. */
export function spineOf(flow: Flow, end: string): string[] {
  const depth = depths(flow);
  const sinks = flow.order.filter((id) => (flow.targets.get(id) ?? []).length === 0);
  let at = sinks.includes(end) ? end : deepest(sinks, depth);
  const path: string[] = [];
  while (at !== undefined) {
    path.unshift(at);
    at = deepest(flow.sources.get(at) ?? [], depth);
  }
  return path;
}

/** Paths of what is not on the spine: each begins where the former ones leave off, and takes the longest way on. */
export function branchesOf(flow: Flow, spine: readonly string[]): string[][] {
  const height = heights(flow);
  const placed = new Set(spine);
  const found: string[][] = [];
  for (const first of flow.order) {
    if (placed.has(first)) continue;
    const branch: string[] = [];
    let at: string | undefined = first;
    while (at !== undefined) {
      branch.push(at);
      placed.add(at);
      const open: string[] = (flow.targets.get(at) ?? []).filter((target) => !placed.has(target));
      at = deepest(open, height);
    }
    found.push(branch);
  }
  return found;
}
