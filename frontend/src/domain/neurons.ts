/** A small network unit by unit: columns of units in a chain of layers, as the neuron view draws them. */
import { type Catalog, findEntry } from "./catalog";
import { type FrozenWeights, isWeightFrozen } from "./frozenWeights";
import { incoming } from "./graph";
import { objectiveOf, type Shape, type Spec, type SpecNode } from "./spec";

export const MOST_UNITS = 200;

/** One column: the input's features, or the units of a dense layer with what follows up to the next one. */
export interface NeuronColumn {
  /** The input or the dense layer; its weights lead into the column. */
  readonly id: string;
  /** The last layer of the column: what its units give out. */
  readonly shown: string;
  readonly isInput: boolean;
  readonly units: number;
  readonly bias: boolean;
  readonly frozen: boolean;
  /** Weights and biases that are frozen one by one. */
  readonly frozenWeights: FrozenWeights;
}

export interface NeuronNetwork {
  readonly columns: readonly NeuronColumn[];
  /** Layers whose maps are drawn, or shown where a unit is pointed at. */
  readonly nodes: readonly string[];
}

/** The layers from the input to the prediction, each reading the one before alone; null where it is no chain. */
function chainOf(spec: Spec): SpecNode[] | null {
  const { nodes } = spec.network;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const chain: SpecNode[] = [];
  let at = byId.get(objectiveOf(spec).prediction);
  while (at !== undefined && chain.length <= nodes.length) {
    chain.unshift(at);
    const wires = incoming(spec.network, at.id);
    if (wires.length === 0) return chain.length === nodes.length ? chain : null;
    if (wires.length > 1) return null;
    at = byId.get(wires[0]?.source ?? "");
  }
  return null;
}

function isPointwise(catalog: Catalog, type: string): boolean {
  const layer = findEntry(catalog.layers, type);
  if (layer === undefined) return false;
  return layer.activation || ["normalization", "regularization"].includes(layer.category);
}

function columnOf(node: SpecNode, units: number): NeuronColumn {
  const isInput = node.type === "input";
  const bias = !isInput && node.config?.use_bias !== false;
  const { id, frozen, frozen_weights: frozenWeights = {} } = node;
  return { id, shown: id, isInput, units, bias, frozen, frozenWeights };
}

/** @param shapeOf output shapes as the check gives them. */
export function neuronNetwork(
  spec: Spec,
  catalog: Catalog,
  shapeOf: (id: string) => Shape | null | undefined,
): NeuronNetwork | null {
  const kind = findEntry(catalog.datasets, spec.data.type)?.kind;
  const chain = chainOf(spec);
  const objective = objectiveOf(spec);
  const isPlain = objective.target !== "input" && spec.objectives.length === 1;
  if (chain === null || !isPlain || (kind !== "plane" && kind !== "function")) return null;
  const columns: NeuronColumn[] = [];
  for (const node of chain) {
    const shape = shapeOf(node.id);
    const units = shape?.length === 1 ? shape[0] : undefined;
    const last = columns.at(-1);
    if (units === undefined) return null;
    if (node.type === "dense" || (node.type === "input" && last === undefined)) {
      columns.push(columnOf(node, units));
    } else if (last?.units === units && isPointwise(catalog, node.type)) {
      columns[columns.length - 1] = { ...last, shown: node.id };
    } else return null;
  }
  const count = columns.reduce((sum, { units, isInput }) => sum + (isInput ? 0 : units), 0);
  if (columns.length < 2 || columns[0]?.isInput !== true || count > MOST_UNITS) return null;
  const nodes = [...new Set(columns.flatMap(({ id, shown }) => [id, shown]))];
  return { columns, nodes };
}

/** A unit, the weight into it from a unit of the column before, or its bias. */
export interface NeuronPart {
  readonly column: number;
  readonly unit: number;
  /** Of the column before: then it is a weight. */
  readonly from?: number;
}

export function samePart(a: NeuronPart | null, b: NeuronPart | null): boolean {
  return a?.column === b?.column && a?.unit === b?.unit && a?.from === b?.from;
}

/** Where a part lies among the weights of its layer; null for a unit without a bias. */
export function weightOf(
  network: NeuronNetwork,
  { column, unit, from }: NeuronPart,
): { node: string; array: "kernel" | "bias"; index: number[] } | null {
  const to = network.columns[column];
  if (to === undefined || to.isInput) return null;
  if (from !== undefined) return { node: to.id, array: "kernel", index: [from, unit] };
  return to.bias ? { node: to.id, array: "bias", index: [unit] } : null;
}

/** Whether a weight or a unit's bias keeps its value, by itself or with its layer. */
export function isFrozen(network: NeuronNetwork, part: NeuronPart): boolean {
  const column = network.columns[part.column];
  const place = weightOf(network, part);
  if (column === undefined || place === null) return false;
  return column.frozen || isWeightFrozen(column.frozenWeights, place);
}

/** The part that an arrow leads to: from unit to unit, and along the weights into a unit. */
export function nextPart(
  { columns }: NeuronNetwork,
  part: NeuronPart,
  key: string,
): NeuronPart | null {
  const { column, unit, from } = part;
  const before = columns[column - 1];
  const step = key === "ArrowDown" ? 1 : -1;
  const within = (value: number, count: number) => value >= 0 && value < count;
  if (key === "ArrowUp" || key === "ArrowDown") {
    if (from === undefined) {
      const next = unit + step;
      return within(next, columns[column]?.units ?? 0) ? { column, unit: next } : null;
    }
    return within(from + step, before?.units ?? 0) ? { column, unit, from: from + step } : null;
  }
  if (key === "ArrowLeft") {
    if (from !== undefined) return { column: column - 1, unit: from };
    return before === undefined ? null : { column, unit, from: Math.min(unit, before.units - 1) };
  }
  if (from !== undefined) return { column, unit };
  const after = columns[column + 1];
  return after === undefined ? null : { column: column + 1, unit: Math.min(unit, after.units - 1) };
}
