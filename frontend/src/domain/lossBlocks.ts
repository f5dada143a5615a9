/** The blocks that stand for the objectives, one each, and the wires into them: their names in the drawing. */
import { incoming, reaches } from "./graph";
import type { RunBuffer } from "./runBuffer";
import type { Objective, Problem, Spec } from "./spec";
import { splitSpec } from "./specChange";

/** Block of the first objective; no node may bear such a name. */
export const LOSS_NODE = "__loss";
const FIRST_WIRE = "objective";

/** Id of the block that stands for the objective at a place. */
export function lossNodeId(index: number): string {
  return index === 0 ? LOSS_NODE : `${LOSS_NODE}_${index}`;
}

/** Place of the objective that a block stands for; -1 for a block of the network. */
export function lossIndex(id: string): number {
  if (id === LOSS_NODE) return 0;
  return id.startsWith(`${LOSS_NODE}_`) ? Number(id.slice(LOSS_NODE.length + 1)) : -1;
}

export function isLossNode(id: string): boolean {
  return lossIndex(id) >= 0;
}

/** Block that a problem belongs to: its node, the loss of its objective (the first for all of them), or none. */
export function blockOf({ node_id, path }: Pick<Problem, "node_id" | "path">): string | null {
  const place = /^objectives(?:\.(\d+))?/.exec(path ?? "");
  return node_id ?? (place === null ? null : lossNodeId(Number(place[1] ?? 0)));
}

/** Id of the wire from what an objective reads into its block. */
export function objectiveEdgeId(index: number): string {
  return index === 0 ? FIRST_WIRE : `${FIRST_WIRE}_${index}`;
}

/** Wires of the network have a `>` in their names, see `edgeId`. */
export function isObjectiveEdge(id: string): boolean {
  return !id.includes(">");
}

/** What an objective is called in tests and styles: `loss`, `loss-1`, ... */
export function lossName(index: number): string {
  return index === 0 ? "loss" : `loss-${index}`;
}

/** An objective as comparable text: its weight may change while it trains. */
export function identity(objective: Objective): string {
  return splitSpec({ ...objective, weight: 1 }, () => false).structure;
}

/**
 * Place among the objectives of a run of the one that stands at `index` in the document, which may have been edited
 * since: the same loss, block and target; -1 where the run has none such.
 */
export function trainedPlace(trained: Spec, spec: Spec, index: number): number {
  const objective = spec.objectives[index];
  if (objective === undefined) return -1;
  const wanted = identity(objective);
  return trained.objectives.findIndex((other) => identity(other) === wanted);
}

/**
 * Blocks at whose output the gradient is that of one objective and of no other, the nearest first: what it reads, and
 * what feeds that (a softmax folded into its loss has no gradient of its own). None for a place that is not there.
 */
export function gradientSources(spec: Spec, index: number): string[] {
  const prediction = spec.objectives[index]?.prediction;
  if (prediction === undefined) return [];
  const feeding = incoming(spec.network, prediction)[0]?.source;
  const others = spec.objectives.filter((_, place) => place !== index);
  return [prediction, ...(feeding === undefined ? [] : [feeding])].filter((id) =>
    others.every((other) => !reaches(spec.network, id, other.prediction)),
  );
}

/** Training loss of one of several objectives, without its weight, at `step` (null: the newest); NaN where none is reported. */
export function objectiveLoss(buffer: RunBuffer, index: number, step: number | null): number {
  const { scalars } = buffer;
  const column = scalars.scalars.indexOf(`objectives.${index}`);
  const row = step === null ? scalars.length - 1 : scalars.rowAt(step);
  return column < 0 || row < 0 ? Number.NaN : scalars.meanAt(row, column);
}
