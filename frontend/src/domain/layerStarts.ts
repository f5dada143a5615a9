/** Layers of two runs by whether their initial weights are equal, and by what they differ by. */
import type { components } from "../generated/api";

export type ComparedLayer = components["schemas"]["ComparedLayer"];

interface LayerStarts {
  /** Addresses of layers whose initial weights are equal. */
  readonly same: readonly string[];
  /** Layers that differ by the same causes together, in the order of their first. */
  readonly different: readonly {
    readonly causes: ComparedLayer["causes"];
    readonly layers: readonly string[];
  }[];
}

export function groupStarts(layers: readonly ComparedLayer[]): LayerStarts {
  const groups = new Map<string, { causes: ComparedLayer["causes"]; layers: string[] }>();
  for (const { node_id, causes } of layers) {
    const key = causes.join();
    const group = groups.get(key) ?? { causes, layers: [] };
    groups.set(key, { ...group, layers: [...group.layers, node_id] });
  }
  return {
    same: groups.get("")?.layers ?? [],
    different: [...groups.values()].filter(({ causes }) => causes.length > 0),
  };
}
