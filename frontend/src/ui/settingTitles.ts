/** What a setting is called in a sentence: as its field on the page. */
import type { MessageKey } from "../i18n";

/** Titles of settings outside components, by their pattern. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  data: "setting.data",
  network: "setting.network",
  objectives: "objective.several",
  optimizer: "training.optimizer",
  schedule: "training.schedule",
  training: "training.title",
  "training.batch_size": "training.batch_size",
  "training.epochs": "training.epochs",
  "training.seed": "training.seed",
  "training.l1": "training.l1",
  "training.l2": "training.l2",
  "training.precision": "setting.precision",
  "training.clipping": "training.clipping",
  "training.clipping.by": "training.clipping",
  "training.clipping.at": "training.clipping_at",
  "training.class_weights": "training.class_weights_sort",
  "training.early_stopping": "training.patience",
  "training.early_stopping.patience": "training.patience",
  "training.early_stopping.least_gain": "setting.least_gain",
  "training.early_stopping.restore_best": "training.restore_best",
  "training.evaluation": "training.evaluation",
  "training.evaluation.every": "training.evaluation",
  "training.evaluation.unit": "training.evaluation_unit",
  "training.evaluation.metrics": "training.metrics",
  "optimizer.type": "training.optimizer",
  "schedule.type": "training.schedule",
  "data.type": "difference.data_set",
  "data.preprocessing": "data.scaling",
  "data.preprocessing.*": "data.scaling",
  "data.preprocessing.*.type": "data.scaling",
  "data.augmentations": "data.augmentation",
  "data.augmentations.*": "data.augmentation",
  "data.augmentations.*.type": "data.augmentation",
  "data.split": "data.split",
  "data.split.train": "setting.train",
  "data.split.validation": "setting.validation",
  "data.split.test": "setting.test",
  "data.split.seed": "data.split_seed",
  "data.split.folds": "data.folds",
  "data.split.fold": "data.fold",
  "data.split.left_out_class": "data.left_out",
  "data.split.largest_ratio": "data.largest_ratio",
  "data.split.bootstrap_seed": "data.bootstrap_seed",
  "objectives.*": "objective.title",
  "objectives.*.loss": "objective.loss",
  "objectives.*.loss.type": "objective.loss",
  "objectives.*.prediction": "objective.prediction",
  "objectives.*.target": "objective.target",
  "objectives.*.weight": "objective.weight",
  "network.edges": "difference.wires",
  "network.nodes": "setting.blocks",
  "network.groups": "setting.groups",
};

/** Titles of what every block has, in the network and in groups. */
const OF_NODE: Readonly<Record<string, MessageKey>> = {
  id: "inspector.name",
  type: "setting.layer",
  repeat: "difference.copies",
  frozen: "inspector.frozen",
  frozen_weights: "inspector.frozen",
  learning_rate_factor: "inspector.rate_factor",
  weights_from: "inspector.start",
};

/** The key of the nearest part that has a title; undefined for a block or a group, which has its own name. */
export function titleKey(pattern: string): MessageKey | undefined {
  if (/^network\.groups\.\*(?!\.nodes\.\*\.)/.test(pattern)) return undefined;
  const ofNode = /^network(?:\.groups\.\*)?\.nodes\.\*(?:\.(\w+)|$)/.exec(pattern);
  if (ofNode !== null) return OF_NODE[ofNode[1] ?? ""];
  for (let at = pattern; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const key = TITLES[at];
    if (key !== undefined) return key;
  }
  return undefined;
}
