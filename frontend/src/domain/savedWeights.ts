/** Saved weights and the blocks that can start with them. */
import type { components } from "../generated/api";
import type { Document } from "./document";
import { findGroup, type Groups } from "./groups";
import { outermost } from "./places";
import type { Spec, SpecNode } from "./spec";

export type SavedWeights = components["schemas"]["SavedWeights"];
type SavedNode = SavedWeights["nodes"][number];
export type WeightsFrom = NonNullable<SpecNode["weights_from"]>;

/** What saved weights are called; without a name of their own by the beginning of their hash. */
export function nameOfSaved({ name, weights }: Pick<SavedWeights, "name" | "weights">): string {
  return name === "" ? weights.slice(0, 8) : name;
}

/** How many weights a block has, as far as that is known. */
export type CountWeights = (id: string) => number | undefined;

/** A block of saved weights that another block can start with. */
export interface Source extends WeightsFrom {
  /** Name of the saved weights. */
  readonly name: string;
}

/** Why a block cannot start with a saved one: none of that name, another layer, another number of weights. */
export type Misfit =
  | { readonly kind: "unknown" }
  | { readonly kind: "type"; readonly saved: string }
  | { readonly kind: "size"; readonly saved: number; readonly own: number };

function sizeOf(node: SavedNode): number {
  return Object.values(node.weights).reduce(
    (sum, shape) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
}

/** Type of the layer at a path inside a group (`2/inner/1/conv`); undefined where there is none. */
function typeInside(groups: Groups | undefined, type: string, path: readonly string[]) {
  let at: string | undefined = type;
  for (let index = 1; index < path.length; index += 2) {
    const group = findGroup(groups, at ?? "");
    at = group?.nodes.find(({ id }) => id === path[index])?.type;
  }
  return at;
}

/** What keeps a block from starting with a saved one; null where it fits. Shapes are compared by the server's check. */
function misfit(
  { network }: Spec,
  node: SpecNode,
  saved: SavedWeights,
  source: string,
  count: CountWeights,
): Misfit | null {
  const isGroup = findGroup(network.groups, node.type) !== undefined;
  const own = saved.nodes.find(({ node_id }) => node_id === source);
  const inside = saved.nodes.filter(({ node_id }) => node_id.startsWith(`${source}/`));
  const found = isGroup ? inside : own === undefined ? [] : [own];
  if (found.length === 0) {
    const other = isGroup ? own : inside[0];
    return other === undefined ? { kind: "unknown" } : { kind: "type", saved: other.type };
  }
  for (const { node_id, type } of found) {
    const path = node_id.slice(source.length + 1).split("/");
    const here = isGroup ? typeInside(network.groups, node.type, path) : node.type;
    if (here !== type) return { kind: "type", saved: type };
  }
  const [size, needed] = [found.reduce((sum, each) => sum + sizeOf(each), 0), count(node.id) ?? 0];
  return size === needed ? null : { kind: "size", saved: size, own: needed };
}

/** The blocks of saved weights: layers, and blocks of the drawing that stand for groups. */
function savedBlocks({ nodes }: SavedWeights): string[] {
  return [...new Set(nodes.flatMap(({ node_id }) => [outermost(node_id), node_id]))];
}

/** All saved blocks that a block can start with: those of its own name first. */
export function sourcesFor(
  spec: Spec,
  node: SpecNode,
  all: readonly SavedWeights[],
  count: CountWeights,
): Source[] {
  const found = all.flatMap((saved) =>
    savedBlocks(saved)
      .filter((source) => misfit(spec, node, saved, source, count) === null)
      .map((source) => ({ weights: saved.weights, name: saved.name, node: source })),
  );
  return found.toSorted((a, b) => Number(b.node === node.id) - Number(a.node === node.id));
}

/** The blocks of a network that have weights. */
export function weightedBlocks({ network }: Spec, count: CountWeights): SpecNode[] {
  return network.nodes.filter(({ id }) => (count(id) ?? 0) > 0);
}

/** What became of the weights of each block. */
export interface Kept {
  readonly kept: readonly string[];
  /** Blocks with weights that start fresh: they are new, or have another size. */
  readonly fresh: readonly string[];
}

/** Which blocks can start with the saved weights of their own name. */
export function whatKeeps(spec: Spec, saved: SavedWeights, count: CountWeights): Kept {
  const nodes = weightedBlocks(spec, count);
  const keeps = (node: SpecNode) => misfit(spec, node, saved, node.id, count) === null;
  return {
    kept: nodes.filter(keeps).map(({ id }) => id),
    fresh: nodes.filter((node) => !keeps(node)).map(({ id }) => id),
  };
}

/** A block of the network beside the saved one that it can start with. */
export interface Match {
  readonly node: SpecNode;
  /** The saved block that is proposed; null where none fits. */
  readonly source: string | null;
  /** All saved blocks that fit. */
  readonly sources: readonly string[];
  /** Why the saved block of the same name does not fit; null where it does. */
  readonly misfit: Misfit | null;
}

/** For every block with weights the saved block of its name, else the first one that fits and that no other takes. */
export function matchWeights(spec: Spec, saved: SavedWeights, count: CountWeights): Match[] {
  const rows = weightedBlocks(spec, count).map((node) => ({
    node,
    sources: sourcesFor(spec, node, [saved], count).map((source) => source.node),
    misfit: misfit(spec, node, saved, node.id, count),
  }));
  const taken = new Set(rows.flatMap((row) => (row.misfit === null ? [row.node.id] : [])));
  return rows.map((row) => {
    if (row.misfit === null) return { ...row, source: row.node.id };
    const source = row.sources.find((each) => !taken.has(each)) ?? null;
    if (source !== null) taken.add(source);
    return { ...row, source };
  });
}

/**
 * Saved blocks that blocks start with where weights are dropped: all blocks that fit, or one alone.
 *
 * @param block it was dropped on; null: on the canvas.
 */
export function dropSources(
  spec: Spec,
  saved: SavedWeights,
  block: string | null,
  count: CountWeights,
): ReadonlyMap<string, string> {
  const matches = matchWeights(spec, saved, count);
  if (block === null)
    return new Map(
      matches.flatMap(({ node, source }) => (source === null ? [] : [[node.id, source]])),
    );
  const source = matches.find(({ node }) => node.id === block)?.sources[0];
  return new Map(source === undefined ? [] : [[block, source]]);
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
