/** Names of blocks as the graph shows them, by id. */
import type { Catalog } from "../domain/catalog";
import { blockAt, NETWORK, nodeAt } from "../domain/places";
import type { PlacedProblem } from "../domain/settingPlace";
import type { Spec } from "../domain/spec";
import { type Texts, useTexts } from "./texts";

/** A problem whose sentence and hint call blocks as the graph does. */
export function withNames(problem: PlacedProblem, name: (nodeId: string) => string): PlacedProblem {
  const { advice } = problem;
  return {
    ...problem,
    node_id: problem.node_id === null ? null : name(problem.node_id),
    advice: advice && { ...advice, nodes: advice.nodes.map(name) },
  };
}

/**
 * From a block's name in the drawing, or an address of a report, to what it is called on the page: `Block 1 × 3 › Dense`
 * for the layer in copy 3. An unknown name stays as it is.
 */
export function useNodeNames(spec: Spec, catalog: Catalog | null): (nodeId: string) => string {
  const texts = useTexts();
  return (nodeId) => nameIn(spec, nodeId, texts, catalog) ?? nodeId;
}

/** The same for what is of a run, whose blocks need not be drawn any more; what it has not is named as drawn. */
export function useNodeNamesOfRun(
  trained: Spec,
  drawn: Spec,
  catalog: Catalog | null,
): (nodeId: string) => string {
  const texts = useTexts();
  return (nodeId) =>
    nameIn(trained, nodeId, texts, catalog) ?? nameIn(drawn, nodeId, texts, catalog) ?? nodeId;
}

function nameIn(
  spec: Spec,
  nodeId: string,
  texts: Pick<Texts, "node">,
  catalog: Catalog | null,
): string | null {
  let place = NETWORK;
  const words: string[] = [];
  for (const part of nodeId.split("/")) {
    if (/^\d+$/.test(part)) {
      words.push(`${words.pop()} × ${part}`);
      continue;
    }
    const node = nodeAt(spec, blockAt(place, part));
    if (node === undefined) return null;
    place = blockAt(place, part);
    words.push(texts.node(node, catalog));
  }
  return words.join(" › ");
}
