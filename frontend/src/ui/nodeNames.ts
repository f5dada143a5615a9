/** Names of blocks as the graph shows them, by id. */
import type { Catalog } from "../domain/catalog";
import type { Problem, SpecNode } from "../domain/spec";
import { useTexts } from "./texts";

/** A problem whose sentence and hint call blocks as the graph does. */
export function withNames(problem: Problem, name: (nodeId: string) => string): Problem {
  const { advice } = problem;
  return {
    ...problem,
    node_id: problem.node_id === null ? null : name(problem.node_id),
    advice: advice && { ...advice, nodes: advice.nodes.map(name) },
  };
}

/** From a node's id to the name on its block; an unknown id stays as it is. */
export function useNodeNames(
  nodes: readonly SpecNode[],
  catalog: Catalog | null,
): (nodeId: string) => string {
  const texts = useTexts();
  return (nodeId) => {
    const node = nodes.find((candidate) => candidate.id === nodeId);
    return node === undefined ? nodeId : texts.node(node, catalog);
  };
}
