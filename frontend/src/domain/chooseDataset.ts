/** Another data set: the objective and the width of the last layer follow where they fitted the former one. */
import type { Catalog, DatasetEntry } from "./catalog";
import { dropUnfitting } from "./dataFit";
import type { Document } from "./document";
import { clearNetwork, setData, setNodeField, setObjective } from "./document";
import { datasetOf, entryUnder } from "./drawn";
import { incoming } from "./graph";
import { findGroup } from "./groups";
import {
  type Component,
  type Config,
  type Data,
  DEFAULT_SPLIT,
  findNode,
  NO_NODE,
  type Objective,
  objectiveOf,
  type SpecNode,
} from "./spec";

/** Each input at mean 0 and deviation 1, whatever its unit. */
const PER_COLUMN: Component = { type: "standardize", config: { per: "feature", floor: 1e-6 } };

/** Numbers the last layer must give: one a class, or one a value. */
function outputsOf(dataset: DatasetEntry): number {
  return dataset.classes.length > 0 ? dataset.classes.length : Math.max(1, dataset.outputs);
}

/** The dense block that decides the width of the prediction, through activations behind it. */
function widthNode(draft: Document): SpecNode | undefined {
  let node = findNode(draft.spec, objectiveOf(draft.spec).prediction);
  while (node !== undefined && node.type !== "dense") {
    const into = incoming(draft.spec.network, node.id);
    const isGroup = findGroup(draft.spec.network.groups, node.type) !== undefined;
    if (isGroup || into.length !== 1 || node.config?.units !== undefined) return undefined;
    node = findNode(draft.spec, into[0]?.source ?? "");
  }
  return node;
}

/** The usual loss where every example, or every position of one, has a class. */
function classLoss(dataset: DatasetEntry): string {
  return dataset.label_shape.length > 0 ? "pixel_cross_entropy" : "cross_entropy";
}

/** The usual loss on a data set, and what it is measured against. */
function usualObjective(dataset: DatasetEntry): Pick<Objective, "loss" | "target"> {
  if (dataset.boxes > 0) return { loss: { type: "multibox", config: {} }, target: "boxes" };
  return dataset.classes.length === 0
    ? { loss: { type: "mse", config: {} }, target: "value" }
    : { loss: { type: classLoss(dataset), config: {} }, target: "label" };
}

/** An empty canvas on the same data, with a loss of its own: that of the former network goes with it. */
export function startEmpty(draft: Document, catalog: Catalog | null): Document {
  const empty = clearNetwork(draft);
  const dataset = catalog === null ? undefined : datasetOf(catalog, draft.spec.data);
  if (dataset === undefined) return empty;
  const objective = { ...usualObjective(dataset), prediction: NO_NODE, weight: 1 };
  return { ...empty, spec: { ...empty.spec, objectives: [objective] } };
}

function followObjective(
  draft: Document,
  dataset: DatasetEntry,
  former: DatasetEntry | undefined,
): Document {
  const { target } = objectiveOf(draft.spec);
  if (target === "input") return draft;
  const usual = usualObjective(dataset);
  if (dataset.boxes > 0 || target === "boxes") {
    return usual.target === target ? draft : setObjective(draft, usual);
  }
  if (dataset.classes.length === 0) {
    return target === "value" ? draft : setObjective(draft, usual);
  }
  if (target === "value") {
    const hasValues = dataset.outputs > 0 && former?.classes.length !== 0;
    return hasValues ? draft : setObjective(draft, usual);
  }
  const differs = former?.classes.length && classLoss(former) !== classLoss(dataset);
  return differs ? setObjective(draft, usual) : draft;
}

/**
 * The document on another data set.
 *
 * Split and settings begin anew; what the new set does not take (augmentations, class weights, metrics) goes, too.
 */
export function chooseDataset(draft: Document, dataset: DatasetEntry, catalog: Catalog): Document {
  return chooseData(draft, dataset, {}, draft.spec.data.preprocessing, catalog);
}

/**
 * The document on examples that somebody has brought: as `chooseDataset`, with settings. Columns of a table are of any
 * scale, so that they are standardised where nothing else scales them.
 */
export function chooseBrought(
  draft: Document,
  dataset: DatasetEntry,
  config: Config,
  catalog: Catalog,
): Document {
  const { preprocessing } = draft.spec.data;
  const scaled = preprocessing.length > 0 ? preprocessing : [PER_COLUMN];
  return chooseData(draft, dataset, config, scaled, catalog);
}

function chooseData(
  draft: Document,
  dataset: DatasetEntry,
  config: Config,
  preprocessing: Data["preprocessing"],
  catalog: Catalog,
): Document {
  const former = datasetOf(catalog, draft.spec.data);
  const data = { type: dataset.type, config, split: { ...DEFAULT_SPLIT }, preprocessing };
  return fitPrediction(setData(draft, data), entryUnder(dataset, config), former, catalog);
}

/** Objective, last layer and what depends on classes, as the data set asks for; as far as they fitted the former one. */
function fitPrediction(
  draft: Document,
  dataset: DatasetEntry,
  former: DatasetEntry | undefined,
  catalog: Catalog,
): Document {
  const next = dropUnfitting(followObjective(draft, dataset, former), dataset, catalog);
  if (objectiveOf(next.spec).target === "input") return next;
  const last = widthNode(next);
  if (former === undefined || last === undefined) return next;
  const single = former.classes.length === 2 && dataset.classes.length > 2;
  const units = last.config?.units;
  const fitted = units === outputsOf(former) || (single && units === 1);
  return fitted ? setNodeField(next, last.id, "units", outputsOf(dataset)) : next;
}

/** Other settings of the data set; where they change its classes, the prediction follows. */
export function changeDataConfig(
  draft: Document,
  entry: DatasetEntry,
  config: Config,
  catalog: Catalog,
): Document {
  const former = entryUnder(entry, draft.spec.data.config);
  const dataset = entryUnder(entry, config);
  const changed = setData(draft, { config });
  if (former.classes.length === dataset.classes.length) return changed;
  return fitPrediction(changed, dataset, former, catalog);
}
