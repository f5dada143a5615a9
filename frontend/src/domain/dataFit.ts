/** What suits a data set: augmentations, metrics, class weights. The server has the last word, these only offer. */
import { type AugmentationEntry, type Catalog, type DatasetEntry, findEntry } from "./catalog";
import { type Document, setData, setTraining } from "./document";
import type { ClassWeights, Component, Objective, Training } from "./spec";

/** Whether every example has one class. */
export function hasSingleClasses(dataset: DatasetEntry): boolean {
  return dataset.classes.length > 0 && dataset.label_shape.length === 0;
}

/** Whether the targets lie at places of the image: what moves pixels would leave them behind. */
export function hasPlacedTargets(dataset: DatasetEntry): boolean {
  const image = dataset.kind === "image";
  return dataset.label_shape.length > 0 || (image && dataset.outputs + dataset.boxes > 0);
}

/** Whether anything can be done to the inputs as numbers: tokens are names. */
export function hasNumbers(dataset: DatasetEntry): boolean {
  return dataset.kind !== "tokens";
}

export function fittingAugmentations(
  catalog: Catalog,
  dataset: DatasetEntry,
): readonly AugmentationEntry[] {
  const image = dataset.kind === "image";
  const placed = hasPlacedTargets(dataset);
  return catalog.augmentations.filter(
    (entry) => hasNumbers(dataset) && (image || !entry.images_only) && !(entry.moves && placed),
  );
}

/** Metrics that say something about an objective on such data. */
export function fittingMetrics(catalog: Catalog, dataset: DatasetEntry, { target }: Objective) {
  const named = target === "label" || target === "one_hot" || target === "value";
  const classes = named ? dataset.classes.length : 0;
  const positions = dataset.label_shape.length > 0;
  const outputs = target === "value" ? dataset.outputs : Number.POSITIVE_INFINITY;
  return catalog.metrics.filter((metric) => {
    if (metric.task === "outputs") return classes === 0 && outputs >= metric.least_outputs;
    if (metric.task === "regression") {
      return target === "value" || (target === "input" && !metric.values_only);
    }
    if (metric.task !== "classification") return false;
    return classes >= Math.max(1, metric.least_classes) && !(metric.single && positions);
  });
}

export type ClassWeighting = "none" | "balanced" | "own";

export function weightingOf(weights: ClassWeights): ClassWeighting {
  if (weights === null) return "none";
  return weights === "balanced" ? "balanced" : "own";
}

/** Class weights of another sort; one's own numbers begin at 1, or as they were. */
export function withWeighting(
  former: ClassWeights,
  sort: ClassWeighting,
  classes: number,
): ClassWeights {
  if (sort === "none") return null;
  return sort === "balanced" ? "balanced" : withClassWeight(former, classes, 0, null);
}

/** One's own class weights with one number set (null: none); as many as there are classes. */
export function withClassWeight(
  former: ClassWeights,
  classes: number,
  index: number,
  value: number | null,
): number[] {
  const given: readonly number[] = Array.isArray(former) ? former : [];
  const weights = Array.from({ length: classes }, (_, place) => given[place] ?? 1);
  if (value !== null) weights[index] = value;
  return weights;
}

/**
 * The document without what its new data set does not take: steps on numbers where there are tokens, augmentations
 * of pictures, weights of other classes, metrics of another task.
 */
export function dropUnfitting(draft: Document, dataset: DatasetEntry, catalog: Catalog): Document {
  const { data, training, objectives } = draft.spec;
  const offered = fittingAugmentations(catalog, dataset);
  const fits = ({ type }: Component) =>
    findEntry(catalog.augmentations, type) === undefined || findEntry(offered, type) !== undefined;
  const { class_weights: weights, evaluation } = training;
  const weighs =
    hasSingleClasses(dataset) &&
    (!Array.isArray(weights) || weights.length === dataset.classes.length);
  const objective = objectives[0];
  const fitting = objective === undefined ? [] : fittingMetrics(catalog, dataset, objective);
  const metrics =
    evaluation.metrics?.filter((type) => findEntry(fitting, type) !== undefined) ?? [];
  const part: Partial<Training> = {
    class_weights: weighs ? weights : null,
    evaluation: { ...evaluation, metrics: metrics.length > 0 ? metrics : null },
  };
  const kept = setData(draft, {
    preprocessing: hasNumbers(dataset) ? data.preprocessing : [],
    augmentations: (data.augmentations ?? []).filter(fits),
  });
  return setTraining(kept, part);
}
