/** What of a network is drawn as one block. */
import { makeNode, type Spec, type SpecEdge } from "./spec";

/** Blocks drawn as one, by the id of the block that stands for them. */
export type Folds = ReadonlyMap<string, readonly string[]>;

export const NO_FOLDS: Folds = new Map();

/** Type of the node that stands for a fold. */
const FOLD = "group";

function joined(edge: SpecEdge): string {
  return [edge.source, edge.source_port, edge.target, edge.target_port].join("|");
}

/** The network as it is drawn: one node for each fold, in the place of its first block, with the wires that cross its border. */
export function foldSpec(spec: Spec, folds: Folds): Spec {
  if (folds.size === 0) return spec;
  const shownBy = new Map([...folds].flatMap(([id, inner]) => inner.map((node) => [node, id])));
  const shown = (id: string) => shownBy.get(id) ?? id;
  const nodes = spec.network.nodes.map((node) => {
    const fold = shownBy.get(node.id);
    return fold === undefined ? node : makeNode({ id: fold, type: FOLD });
  });
  const edges = spec.network.edges
    .map((edge) => ({
      source: shown(edge.source),
      target: shown(edge.target),
      source_port: shownBy.has(edge.source) ? "out" : edge.source_port,
      target_port: shownBy.has(edge.target) ? "in" : edge.target_port,
    }))
    .filter(({ source, target }) => source !== target);
  return {
    ...spec,
    network: {
      nodes: [...new Map(nodes.map((node) => [node.id, node])).values()],
      edges: [...new Map(edges.map((edge) => [joined(edge), edge])).values()],
    },
    objectives: spec.objectives.map((objective) => ({
      ...objective,
      prediction: shown(objective.prediction),
    })),
  };
}
