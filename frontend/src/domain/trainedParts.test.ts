import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import type { SparseSpec } from "./spec";
import type { LiveField } from "./specChange";
import { trainedParts } from "./trainedParts";

type Data = NonNullable<SparseSpec["data"]>;

const isLiveField: LiveField = (_family, _type, field) => field === "strength";

/** One network on the given data. */
function on(data: Data) {
  const nodes = [
    { id: "x", type: "input" },
    { id: "dense_1", type: "dense" },
  ];
  const network = { nodes, edges: [{ source: "x", target: "dense_1" }] };
  return makeDocument({ network, data, objectives: [{ prediction: "dense_1" }] }).spec;
}

const TRAINED = on({ type: "moons" });

function shown(data: Data, trained = TRAINED) {
  const { outputs, gradients } = trainedParts(trained, on(data), isLiveField);
  return { outputs: [...outputs].sort(), gradients: [...gradients].sort() };
}

describe("the parts of a drawing that are the run's", () => {
  it.each<[string, Data]>([
    ["another set", { type: "spiral" }],
    ["another setting of the set", { type: "moons", config: { noise: 0.4 } }],
    ["preprocessing", { type: "moons", preprocessing: [{ type: "standardize", config: {} }] }],
  ])("are none beside %s", (_, data) => {
    expect(shown(data)).toEqual({ outputs: [], gradients: [] });
  });

  it("stay where only a live value of an augmentation differs", () => {
    const jitter = (strength: number) => ({
      type: "moons",
      augmentations: [{ type: "jitter", config: { strength } }],
    });
    const all = ["dense_1", "x"];
    expect(shown(jitter(0.2), on(jitter(0.1)))).toEqual({ outputs: all, gradients: all });
  });
});
