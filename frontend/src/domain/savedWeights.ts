/** Saved weights and the blocks that can start with them. */
import type { components } from "../generated/api";
import type { Document } from "./document";
import type { Spec, SpecNode } from "./spec";

export type SavedWeights = components["schemas"]["SavedWeights"];
type SavedNode = SavedWeights["nodes"][number];
export type WeightsFrom = NonNullable<SpecNode["weights_from"]>;

/** How many weights a block has, as far as that is known. */
export type CountWeights = (id: string) => number | undefined;

/** A block of saved weights that another block can start with. */
export interface Source extends WeightsFrom {
  /** Name of the saved weights. */
  readonly name: string;
}

function sizeOf(node: SavedNode): number {
  return Object.values(node.weights).reduce(
    (sum, shape) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
}

/** Of the same type and size; shapes are compared by the server's check. */
function fits(saved: SavedNode, node: SpecNode, count: CountWeights): boolean {
  return saved.type === node.type && sizeOf(saved) === count(node.id);
}

/** All saved blocks that a block can start with: those of its own name first. */
export function sourcesFor(
  node: SpecNode,
  all: readonly SavedWeights[],
  count: CountWeights,
): Source[] {
  const found = all.flatMap(({ weights, name, nodes }) =>
    nodes
      .filter((saved) => fits(saved, node, count))
      .map((saved) => ({ weights, name, node: saved.node_id })),
  );
  return found.toSorted((a, b) => Number(b.node === node.id) - Number(a.node === node.id));
}

/** What became of the weights of each block. */
export interface Kept {
  readonly kept: readonly string[];
  /** Blocks with weights that start fresh: they are new, or have another size. */
  readonly fresh: readonly string[];
}

/** Which blocks can start with the saved weights of their own name. */
export function whatKeeps({ network }: Spec, saved: SavedWeights, count: CountWeights): Kept {
  const nodes = network.nodes.filter(({ id }) => (count(id) ?? 0) > 0);
  const keeps = (node: SpecNode) =>
    saved.nodes.some((each) => each.node_id === node.id && fits(each, node, count));
  return {
    kept: nodes.filter(keeps).map(({ id }) => id),
    fresh: nodes.filter((node) => !keeps(node)).map(({ id }) => id),
  };
}

/** Some blocks start with other weights; null: fresh. */
export function setWeightsFrom(
  draft: Document,
  sources: ReadonlyMap<string, WeightsFrom | null>,
): Document {
  const nodes = draft.spec.network.nodes.map((node) => {
    const source = sources.get(node.id);
    return source === undefined ? node : { ...node, weights_from: source };
  });
  return { ...draft, spec: { ...draft.spec, network: { ...draft.spec.network, nodes } } };
}
