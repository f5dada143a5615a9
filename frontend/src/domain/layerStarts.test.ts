import { expect, it } from "vitest";
import { groupStarts } from "./layerStarts";

it("puts layers together that differ by the same causes, and those that are equal apart", () => {
  expect(
    groupStarts([
      { node_id: "a", causes: ["shape"] },
      { node_id: "b", causes: [] },
      { node_id: "c", causes: ["seed", "precision"] },
      { node_id: "d", causes: ["shape"] },
      { node_id: "e", causes: [] },
    ]),
  ).toEqual({
    same: ["b", "e"],
    different: [
      { causes: ["shape"], layers: ["a", "d"] },
      { causes: ["seed", "precision"], layers: ["c"] },
    ],
  });
  expect(groupStarts([])).toEqual({ same: [], different: [] });
});
