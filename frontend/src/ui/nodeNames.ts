/** Names of blocks as the graph shows them, by id. */
import type { Catalog } from "../domain/catalog";
import type { SpecNode } from "../domain/spec";
import { useTexts } from "./texts";

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
