import { expect, it } from "vitest";
import { disturbsTraining } from "./disturbance";
import { completeSpec, type SparseSpec } from "./spec";
import { makeCatalog } from "./testCatalog";
import { residualNetwork } from "./testNetworks";

const CATALOG = makeCatalog({
  layers: [
    { type: "dropout", category: "regularization" },
    { type: "dense", category: "core" },
  ],
});

const disturbs = (spec: SparseSpec) => disturbsTraining(completeSpec(spec), CATALOG);

it("noise, dropout and augmentation make training harder than validation", () => {
  expect(disturbs({ network: { nodes: [{ id: "a", type: "dropout" }] } })).toBe(true);
  expect(
    disturbs({ data: { type: "digits", augmentations: [{ type: "noise", config: {} }] } }),
  ).toBe(true);
  expect(disturbs({ network: { nodes: [{ id: "a", type: "dense" }] } })).toBe(false);
  expect(disturbs(residualNetwork())).toBe(true);
});
