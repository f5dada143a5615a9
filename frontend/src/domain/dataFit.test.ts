import { describe, expect, it } from "vitest";
import { type Catalog, type DatasetEntry, findEntry } from "./catalog";
import { chooseDataset } from "./chooseDataset";
import {
  dropUnfitting,
  fittingAugmentations,
  fittingMetrics,
  weightingOf,
  withClassWeight,
  withWeighting,
} from "./dataFit";
import { groupDatasets } from "./datasetGroups";
import { makeDocument, setData, setTraining } from "./document";
import { objectiveOf, type SparseSpec } from "./spec";
import { makeCatalog } from "./testCatalog";

const CATALOG: Catalog = makeCatalog({
  datasets: [
    { type: "copying", kind: "tokens", classes: ["0", "1"], label_shape: [20] },
    { type: "photographs", kind: "image", classes: ["cat", "dog", "bird"] },
    { type: "areas", kind: "image", classes: ["ground", "disc"], label_shape: [8, 8] },
    { type: "frames", kind: "image", classes: ["disc", "square"], outputs: 4 },
    { type: "objects", kind: "image", boxes: 3 },
    { type: "spiral", kind: "plane", classes: ["negative", "positive"] },
    { type: "hills", kind: "plane", outputs: 1 },
    { type: "signals", kind: "of_tomorrow", outputs: 1 },
  ],
  augmentations: [
    { type: "rotate", images_only: true, moves: true },
    { type: "brightness", images_only: true },
    { type: "noise" },
  ],
  metrics: [
    { type: "loss", task: "any" },
    { type: "first_output", task: "outputs", least_outputs: 2 },
    { type: "accuracy", task: "classification", least_classes: 2 },
    { type: "top_5", task: "classification", least_classes: 6 },
    { type: "roc_auc", task: "classification", least_classes: 2, single: true },
    { type: "mse", task: "regression" },
    { type: "r2", task: "regression", values_only: true },
  ],
});

function dataset(type: string): DatasetEntry {
  const entry = findEntry(CATALOG.datasets, type);
  if (entry === undefined) throw new Error(type);
  return entry;
}

const names = (entries: readonly { type: string }[]) => entries.map(({ type }) => type);
const offered = (type: string) => names(fittingAugmentations(CATALOG, dataset(type)));

function draft(type: string, part: Partial<SparseSpec> = {}) {
  return makeDocument({ data: { type }, objectives: [{ prediction: "dense_1" }], ...part });
}

describe("data sets by kind", () => {
  it("puts tokens to sequences, pictures with places by themselves, and unknown kinds last", () => {
    const groups = groupDatasets(CATALOG.datasets).map(([name, entries]) => [name, names(entries)]);
    expect(groups).toEqual([
      ["plane", ["spiral", "hills"]],
      ["image", ["photographs"]],
      ["places", ["areas", "frames", "objects"]],
      ["sequence", ["copying"]],
      ["of_tomorrow", ["signals"]],
    ]);
  });
});

describe("what suits a data set", () => {
  it("offers augmentations that leave the targets where they are", () => {
    expect(offered("photographs")).toEqual(["rotate", "brightness", "noise"]);
    expect(offered("areas")).toEqual(["brightness", "noise"]);
    expect(offered("frames")).toEqual(["brightness", "noise"]);
    expect(offered("spiral")).toEqual(["noise"]);
    expect(offered("copying")).toEqual([]);
  });

  it("offers metrics that say something about the target", () => {
    const objective = objectiveOf(draft("spiral").spec);
    const reported = (type: string, target: typeof objective.target) =>
      names(fittingMetrics(CATALOG, dataset(type), { ...objective, target }));
    expect(reported("spiral", "label")).toEqual(["accuracy", "roc_auc"]);
    expect(reported("areas", "label")).toEqual(["accuracy"]);
    expect(reported("hills", "value")).toEqual(["mse", "r2"]);
    expect(reported("photographs", "input")).toEqual(["first_output", "mse"]);
    expect(reported("photographs", "none")).toEqual(["first_output"]);
  });
});

describe("class weights", () => {
  it("come as none, balanced or one's own numbers, which begin at 1", () => {
    expect([null, "balanced" as const, [1, 2]].map(weightingOf)).toEqual([
      "none",
      "balanced",
      "own",
    ]);
    expect(withWeighting("balanced", "own", 3)).toEqual([1, 1, 1]);
    expect(withWeighting([2, 1], "balanced", 2)).toBe("balanced");
    expect(withWeighting([2, 1], "none", 2)).toBeNull();
  });

  it("are as many as there are classes after a change, whatever they were", () => {
    expect(withClassWeight([5], 3, 1, 0.5)).toEqual([5, 0.5, 1]);
    expect(withClassWeight([5, 6, 7, 8], 2, 0, 9)).toEqual([9, 6]);
  });
});

describe("another data set", () => {
  const rich = setTraining(
    setData(draft("photographs"), {
      preprocessing: [{ type: "standardize", config: {} }],
      augmentations: [
        { type: "rotate", config: { angle: 5 } },
        { type: "noise", config: {} },
      ],
    }),
    {
      class_weights: [1, 2, 3],
      evaluation: { every: 2, unit: "step", metrics: ["accuracy", "top_5"] },
    },
  );

  it("keeps what it takes and lets the rest go", () => {
    const { data, training } = chooseDataset(rich, dataset("spiral"), CATALOG).spec;
    expect(names(data.augmentations)).toEqual(["noise"]);
    expect(names(data.preprocessing)).toEqual(["standardize"]);
    expect(training.class_weights).toBeNull();
    expect(training.evaluation).toEqual({ every: 2, unit: "step", metrics: ["accuracy"] });
  });

  it("of tokens takes no step on numbers, and its loss goes over positions", () => {
    const { data, objectives } = chooseDataset(rich, dataset("copying"), CATALOG).spec;
    expect([data.preprocessing, data.augmentations]).toEqual([[], []]);
    expect(objectives[0]?.loss.type).toBe("pixel_cross_entropy");
  });

  it("leaves an objective alone that still fits", () => {
    const hinge = draft("spiral", {
      objectives: [{ prediction: "dense_1", loss: { type: "hinge" } }],
    });
    const next = chooseDataset(hinge, dataset("photographs"), CATALOG);
    expect(objectiveOf(next.spec).loss.type).toBe("hinge");
    expect(objectiveOf(chooseDataset(next, dataset("hills"), CATALOG).spec)).toMatchObject({
      loss: { type: "mse" },
      target: "value",
    });
  });

  it("with boxes takes the loss of boxes, and another data set leaves it", () => {
    const boxed = chooseDataset(rich, dataset("objects"), CATALOG);
    expect(objectiveOf(boxed.spec)).toMatchObject({ loss: { type: "multibox" }, target: "boxes" });
    expect(names(boxed.spec.data.augmentations)).toEqual(["noise"]);
    expect(boxed.spec.training.evaluation.metrics).toBeNull();
    expect(chooseDataset(boxed, dataset("objects"), CATALOG).spec.objectives).toEqual(
      boxed.spec.objectives,
    );
    for (const [next, loss, target] of [
      ["photographs", "cross_entropy", "label"],
      ["areas", "pixel_cross_entropy", "label"],
      ["hills", "mse", "value"],
    ] as const) {
      const { spec } = chooseDataset(boxed, dataset(next), CATALOG);
      expect(objectiveOf(spec)).toMatchObject({ loss: { type: loss }, target });
    }
  });

  it("does not judge what the catalogue does not know", () => {
    const strange = setData(rich, { augmentations: [{ type: "of_tomorrow", config: {} }] });
    const kept = dropUnfitting(strange, dataset("spiral"), CATALOG);
    expect(names(kept.spec.data.augmentations)).toEqual(["of_tomorrow"]);
  });
});
