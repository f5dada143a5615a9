/** Variations of a network that starts with saved weights: which blocks go on learning, and from how much data. */
import type { Document } from "./document";
import { topologicalOrder } from "./graph";
import { type CountWeights, weightedBlocks } from "./savedWeights";
import type { Spec } from "./spec";

/** Whether some block starts with saved weights. */
export function isTransfer({ network }: Spec): boolean {
  return network.nodes.some((node) => node.weights_from !== null);
}

/** Blocks with weights, the first behind the input first. */
function inOrder(spec: Spec, count: CountWeights): string[] {
  const order = topologicalOrder(spec.network);
  const blocks = new Set(weightedBlocks(spec, count).map(({ id }) => id));
  return order.filter((id) => blocks.has(id));
}

/** The document with exactly these of its blocks with weights frozen. */
function freeze(draft: Document, blocks: readonly string[], frozen: ReadonlySet<string>): Document {
  const { network } = draft.spec;
  const changes = network.nodes.some(
    ({ id, frozen: now }) => blocks.includes(id) && now !== frozen.has(id),
  );
  if (!changes) return draft;
  const nodes = network.nodes.map((node) =>
    blocks.includes(node.id) ? { ...node, frozen: frozen.has(node.id) } : node,
  );
  return { ...draft, spec: { ...draft.spec, network: { ...network, nodes } } };
}

/** All blocks with weights are frozen but the last: it learns the new task from features as they are. */
export function freezeAllButLast(draft: Document, count: CountWeights): Document {
  const blocks = inOrder(draft.spec, count);
  return freeze(draft, blocks, new Set(blocks.slice(0, -1)));
}

/** The frozen block nearest to the output learns again. */
export function unfreezeMore(draft: Document, count: CountWeights): Document {
  const blocks = inOrder(draft.spec, count);
  const isFrozen = new Map(draft.spec.network.nodes.map(({ id, frozen }) => [id, frozen]));
  const frozen = blocks.filter((id) => isFrozen.get(id));
  return freeze(draft, blocks, new Set(frozen.slice(0, -1)));
}

/**
 * Twice the training data, up to the data set's own number.
 *
 * @param most that number.
 */
export function moreData(draft: Document, most: number): Document {
  const { data } = draft.spec;
  const { train } = data.split;
  if (train === null || train >= most) return draft;
  const split = { ...data.split, train: 2 * train < most ? 2 * train : null };
  return { ...draft, spec: { ...draft.spec, data: { ...data, split } } };
}
