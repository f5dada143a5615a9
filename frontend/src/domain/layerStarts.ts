/** What several runs have in common at their beginning: batches, and layer by layer their initial weights. */
import type { components } from "../generated/api";

type ComparedStart = components["schemas"]["ComparedStart"];
type ComparedLayer = components["schemas"]["ComparedLayer"];
type LayerCause = ComparedLayer["causes"][number];
type BatchCause = ComparedStart["batches"][number];

export interface JoinedStarts {
  /** Why not all see the same batches; empty where they do. */
  readonly batches: readonly BatchCause[];
  /** Addresses of layers whose initial weights are equal in all. */
  readonly same: readonly string[];
  /** Layers that differ by the same causes together, in the order of their first. */
  readonly different: readonly {
    readonly causes: readonly LayerCause[];
    readonly layers: readonly string[];
  }[];
  /** Whether every layer with weights is in all of them. */
  readonly whole: boolean;
}

/** What holds for a run and all of those that it was compared with. A layer that one of them lacks is left out. */
export function joinStarts(starts: readonly ComparedStart[]): JoinedStarts {
  const found = new Map<string, LayerCause[][]>();
  for (const { node_id, causes } of starts.flatMap(({ layers }) => layers ?? [])) {
    found.set(node_id, [...(found.get(node_id) ?? []), causes]);
  }
  const groups = new Map<string, { causes: LayerCause[]; layers: string[] }>();
  for (const [node, each] of found) {
    if (each.length < starts.length) continue;
    const own = [...new Set(each.flat())];
    const group = groups.get(own.join()) ?? { causes: own, layers: [] };
    groups.set(own.join(), { ...group, layers: [...group.layers, node] });
  }
  return {
    batches: [...new Set(starts.flatMap(({ batches }) => batches))],
    same: groups.get("")?.layers ?? [],
    different: [...groups.values()].filter((group) => group.causes.length > 0),
    whole: starts.every(({ alone }) => alone.length === 0),
  };
}
