/** Names of blocks as the graph shows them, by id. */
import type { Catalog } from "../domain/catalog";
import type { Problem, SpecNode } from "../domain/spec";
import { useTexts } from "./texts";

/** A problem that calls its block as the graph does, in its sentence and wherever that stands among what it got. */
export function withNames(problem: Problem, name: (nodeId: string) => string): Problem {
  const node_id = problem.node_id === null ? null : name(problem.node_id);
  return { ...problem, node_id };
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
