import { expect, it } from "vitest";
import { joinStarts } from "./layerStarts";

type ComparedStart = Parameters<typeof joinStarts>[0][number];

function start(change: Partial<ComparedStart>): ComparedStart {
  return { batches: [], layers: [], alone: [], ...change };
}

it("layers are named together by what their initial weights differ by", () => {
  const layers: ComparedStart["layers"] = [
    { node_id: "one", causes: [] },
    { node_id: "two", causes: ["seed", "initializer"] },
    { node_id: "three", causes: ["shape"] },
    { node_id: "four", causes: [] },
    { node_id: "five", causes: ["seed", "initializer"] },
  ];
  expect(joinStarts([start({ layers })])).toEqual({
    batches: [],
    same: ["one", "four"],
    different: [
      { causes: ["seed", "initializer"], layers: ["two", "five"] },
      { causes: ["shape"], layers: ["three"] },
    ],
    whole: true,
  });
});

it("of several runs only what holds for all of them is the same, and layers of some are left out", () => {
  const first = start({
    batches: ["batch_size"],
    layers: [
      { node_id: "one", causes: [] },
      { node_id: "two", causes: [] },
      { node_id: "out", causes: [] },
    ],
  });
  const second = start({
    batches: ["seed", "batch_size"],
    layers: [
      { node_id: "one", causes: ["shape"] },
      { node_id: "out", causes: [] },
    ],
    alone: ["two"],
  });
  expect(joinStarts([first, second])).toEqual({
    batches: ["batch_size", "seed"],
    same: ["out"],
    different: [{ causes: ["shape"], layers: ["one"] }],
    whole: false,
  });
});

it("where the layers of one pair aren't known, batches alone are named", () => {
  const known = start({ layers: [{ node_id: "one", causes: [] }] });
  expect(joinStarts([known, start({ layers: null })])).toEqual({
    ...{ batches: [], same: [], different: [], whole: true },
  });
});
