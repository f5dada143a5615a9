/** Single frozen weights in the document, and as live values of a run. */
import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { freezeWeight, isWeightFrozen, resizeFrozen } from "./frozenWeights";
import { differences } from "./runDifference";
import { readLink, writeLink } from "./shareLink";
import { findNode } from "./spec";
import { changedLiveValues, splitSpec, withLiveValues } from "./specChange";

const DRAFT = makeDocument({
  network: {
    nodes: [
      { id: "input", type: "input" },
      { id: "dense_1", type: "dense", config: { units: 3 } },
    ],
    edges: [{ source: "input", target: "dense_1" }],
  },
});
const WEIGHT = { array: "kernel", index: [1, 2] };
const PATH = "network.nodes.dense_1.frozen_weights.kernel.1.2";
const FROZEN = freezeWeight(DRAFT, "dense_1", WEIGHT, true);

function listed(draft: typeof DRAFT) {
  return findNode(draft.spec, "dense_1")?.frozen_weights;
}

describe("frozen weights", () => {
  it("are listed once and taken off the list again", () => {
    const both = freezeWeight(FROZEN, "dense_1", { array: "bias", index: [0] }, true);
    const twice = freezeWeight(both, "dense_1", WEIGHT, true);
    expect(listed(twice)).toEqual({ kernel: [[1, 2]], bias: [[0]] });
    expect(isWeightFrozen(listed(twice), WEIGHT)).toBe(true);
    expect(isWeightFrozen(listed(twice), { array: "kernel", index: [2, 1] })).toBe(false);
    expect(listed(freezeWeight(twice, "dense_1", WEIGHT, false))).toEqual({ bias: [[0]] });
  });

  it("are live values: the structure is the same, and what is no longer frozen is thawed", () => {
    const [plain, frozen] = [DRAFT, FROZEN].map(({ spec }) => splitSpec(spec, () => true));
    expect(plain?.structure).toBe(frozen?.structure);
    const [none, one] = [plain?.live ?? new Map(), frozen?.live ?? new Map()];
    expect(changedLiveValues(none, one)).toEqual([[PATH, 1]]);
    expect(changedLiveValues(one, none)).toEqual([[PATH, 0]]);
    expect(changedLiveValues(new Map([...none, [PATH, 0]]), none)).toEqual([]);
  });

  it("of a run are written into its spec", () => {
    const spec = withLiveValues(DRAFT.spec, { [PATH]: 1 });
    expect(findNode(spec, "dense_1")?.frozen_weights).toEqual({ kernel: [[1, 2]] });
    expect(withLiveValues(spec, { [PATH]: 0 }).network.nodes).toEqual(
      DRAFT.spec.network.nodes.map((node) =>
        node.id === "dense_1" ? { ...node, frozen_weights: {} } : node,
      ),
    );
  });

  it("make runs differ that start alike", () => {
    expect(differences(FROZEN.spec, DRAFT.spec, null).length).toBe(1);
  });

  it("travel in a link", () => {
    expect(readLink(writeLink(FROZEN)).spec).toEqual(FROZEN.spec);
  });

  it("move with inputs and units, and go with those that go", () => {
    const more = freezeWeight(FROZEN, "dense_1", { array: "bias", index: [2] }, true);
    expect(listed(resizeFrozen(more, "dense_1", [1, 0], [0, 2]))).toEqual({
      kernel: [[0, 1]],
      bias: [[1]],
    });
    expect(listed(resizeFrozen(more, "dense_1", [0, 1], [0, 1]))).toEqual({});
  });
});
