/** Several objectives: the first is what is to be learned, others stand beside it with a weight each. */
import type { Catalog, LossEntry } from "./catalog";
import { findEntry } from "./catalog";
import type { Document } from "./document";
import { incoming } from "./graph";
import { type Objective, objectiveOf, type Target } from "./spec";

export const MOST_OBJECTIVES = 8;

const TARGETS: readonly Target[] = ["label", "one_hot", "value", "boxes", "input", "none"];

export function isTarget(name: string): name is Target {
  return TARGETS.some((target) => target === name);
}

/** The targets that a loss takes. */
export function targetsOf(loss: LossEntry | undefined): readonly Target[] {
  return (loss?.targets ?? []).filter(isTarget);
}

/** What changes with another loss: its settings begin anew, the target stays where the loss takes it. */
export function withLoss(catalog: Catalog, objective: Objective, type: string): Partial<Objective> {
  const allowed = targetsOf(findEntry(catalog.losses, type));
  const target = allowed.includes(objective.target) ? objective.target : allowed[0];
  return { loss: { type, config: {} }, target: target ?? objective.target };
}

export function setObjectiveAt(draft: Document, index: number, part: Partial<Objective>): Document {
  const objectives = draft.spec.objectives.map((objective, place) =>
    place === index ? { ...objective, ...part } : objective,
  );
  return { ...draft, spec: { ...draft.spec, objectives } };
}

/** A first weight that lets the main loss lead. */
const FIRST_WEIGHT = 0.1;

/**
 * One objective more: a penalty on what feeds the prediction, the one that fits every network; without such a loss in
 * the catalogue a copy of the first. Unchanged where there are as many as may be.
 */
export function addObjective(draft: Document, catalog: Catalog): Document {
  const { objectives, network } = draft.spec;
  if (objectives.length >= MOST_OBJECTIVES) return draft;
  const first = objectiveOf(draft.spec);
  const penalty = catalog.losses.find((loss) => loss.targets.includes("none"));
  const inner = incoming(network, first.prediction)[0]?.source ?? first.prediction;
  const added: Objective =
    penalty === undefined
      ? { ...first, weight: FIRST_WEIGHT }
      : {
          loss: { type: penalty.type, config: {} },
          prediction: inner,
          target: "none",
          weight: FIRST_WEIGHT,
        };
  return { ...draft, spec: { ...draft.spec, objectives: [...objectives, added] } };
}

/** Takes an objective away; the first stays. */
export function removeObjective(draft: Document, index: number): Document {
  if (index < 1) return draft;
  const objectives = draft.spec.objectives.filter((_, place) => place !== index);
  return { ...draft, spec: { ...draft.spec, objectives } };
}
