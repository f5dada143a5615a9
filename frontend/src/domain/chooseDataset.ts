/** Another data set: the objective and the width of the last layer follow where they fitted the former one. */
import type { DatasetEntry } from "./catalog";
import type { Document } from "./document";
import { setData, setNodeField, setObjective } from "./document";
import { incoming } from "./graph";
import { DEFAULT_SPLIT, findNode, objectiveOf, type SpecNode } from "./spec";

/** Numbers the last layer must give: one a class, or one a value. */
export function outputsOf(dataset: DatasetEntry): number {
  return dataset.classes.length > 0 ? dataset.classes.length : Math.max(1, dataset.outputs);
}

/** The dense block that decides the width of the prediction, through activations behind it. */
function widthNode(draft: Document): SpecNode | undefined {
  let node = findNode(draft.spec, objectiveOf(draft.spec).prediction);
  while (node !== undefined && node.type !== "dense") {
    const into = incoming(draft.spec.network, node.id);
    if (into.length !== 1 || node.config?.units !== undefined) return undefined;
    node = findNode(draft.spec, into[0]?.source ?? "");
  }
  return node;
}

export function chooseDataset(
  draft: Document,
  dataset: DatasetEntry,
  former: DatasetEntry | undefined,
): Document {
  const objective = objectiveOf(draft.spec);
  const { preprocessing } = draft.spec.data;
  const data = { type: dataset.type, config: {}, split: { ...DEFAULT_SPLIT }, preprocessing };
  let next = setData(draft, data);
  if (objective.target === "input") return next;
  const classes = dataset.classes.length > 0;
  if (classes && objective.target === "value" && former?.classes.length === 0) {
    next = setObjective(next, { loss: { type: "cross_entropy", config: {} }, target: "label" });
  }
  if (!classes && objective.target !== "value") {
    next = setObjective(next, { loss: { type: "mse", config: {} }, target: "value" });
  }
  const last = widthNode(next);
  const fitted = former !== undefined && last?.config?.units === outputsOf(former);
  if (last === undefined || !fitted) return next;
  return setNodeField(next, last.id, "units", outputsOf(dataset));
}
