import { describe, expect, it } from "vitest";
import { type Document, makeDocument } from "./document";
import { freezeAllButLast, isTransfer, moreData, unfreezeMore } from "./transfer";

/** Drawn in another order than data flows. */
const DRAFT = makeDocument({
  network: {
    nodes: [
      { id: "head", type: "dense" },
      { id: "x", type: "input" },
      { id: "low", type: "conv2d", weights_from: { weights: "a".repeat(64), node: "low" } },
      { id: "act", type: "relu" },
      { id: "high", type: "conv2d" },
    ],
    edges: ["x", "low", "act", "high", "head"].flatMap((target, at, all) =>
      at === 0 ? [] : [{ source: all[at - 1] ?? "", target }],
    ),
  },
  data: { type: "digits", split: { train: 200 } },
  objectives: [{ prediction: "head" }],
});
const count = (id: string) => ({ low: 40, high: 80, head: 50 })[id] ?? 0;

function frozen({ spec }: Document): string[] {
  return spec.network.nodes.flatMap((node) => (node.frozen ? [node.id] : []));
}

describe("variations of a network that starts with saved weights", () => {
  it("are for such a network alone", () => {
    expect(isTransfer(DRAFT.spec)).toBe(true);
    const nodes = DRAFT.spec.network.nodes.map((node) => ({ ...node, weights_from: null }));
    expect(isTransfer({ ...DRAFT.spec, network: { ...DRAFT.spec.network, nodes } })).toBe(false);
  });

  it("freeze all blocks with weights but the one nearest to the output", () => {
    const features = freezeAllButLast(DRAFT, count);
    expect(frozen(features)).toEqual(["low", "high"]);
    expect(freezeAllButLast(features, count)).toBe(features);
  });

  it("unfreeze from the output on, one block at a time, until nothing is frozen", () => {
    const features = freezeAllButLast(DRAFT, count);
    const first = unfreezeMore(features, count);
    expect(frozen(first)).toEqual(["low"]);
    const second = unfreezeMore(first, count);
    expect(frozen(second)).toEqual([]);
    expect(unfreezeMore(second, count)).toBe(second);
  });

  it("double the training data, up to all that the data set has", () => {
    const train = (draft: Document) => draft.spec.data.split.train;
    const doubled = moreData(DRAFT, 1000);
    expect(train(doubled)).toBe(400);
    expect(train(moreData(moreData(doubled, 1000), 1000))).toBeNull();
    for (const most of [0, 200]) expect(moreData(DRAFT, most)).toBe(DRAFT);
    const all = moreData(DRAFT, 400);
    expect(train(all)).toBeNull();
    expect(moreData(all, 400)).toBe(all);
  });
});
