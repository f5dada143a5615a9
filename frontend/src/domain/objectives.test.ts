import { describe, expect, it } from "vitest";
import { makeDocument } from "./document";
import { move, replaceAt, withoutAt } from "./lists";
import {
  addObjective,
  MOST_OBJECTIVES,
  removeObjective,
  setObjectiveAt,
  withLoss,
} from "./objectives";
import { objectiveOf } from "./spec";
import { changedLiveValues, splitSpec, withLiveValues } from "./specChange";
import { type CatalogParts, makeCatalog } from "./testCatalog";
import { CODED } from "./testNetworks";

const LOSSES: NonNullable<CatalogParts["losses"]> = [
  { type: "cross_entropy", targets: ["label", "one_hot"] },
  { type: "mse", targets: ["value", "input"] },
  { type: "sparse", targets: ["none"] },
];
const CATALOG = makeCatalog({ losses: LOSSES });

const ONE = makeDocument({
  network: CODED,
  objectives: [{ prediction: "out" }],
});
const TWO = addObjective(ONE, CATALOG);

describe("several objectives", () => {
  it("begin with a light penalty on what feeds the prediction", () => {
    expect(TWO.spec.objectives).toHaveLength(2);
    expect(TWO.spec.objectives[1]).toEqual({
      loss: { type: "sparse", config: {} },
      prediction: "code",
      target: "none",
      weight: 0.1,
    });
  });

  it("copy the first where there is no penalty", () => {
    const bare = makeCatalog({ losses: LOSSES.slice(0, 2) });
    expect(addObjective(ONE, bare).spec.objectives[1]).toEqual({
      ...objectiveOf(ONE.spec),
      weight: 0.1,
    });
  });

  it("are changed and removed one by one; the first stays", () => {
    const heavier = setObjectiveAt(TWO, 1, { weight: 3 });
    expect(heavier.spec.objectives.map(({ weight }) => weight)).toEqual([1, 3]);
    expect(removeObjective(heavier, 1).spec.objectives).toEqual(ONE.spec.objectives);
    expect(removeObjective(TWO, 0)).toBe(TWO);
  });

  it("are so many at most", () => {
    const many = Array.from({ length: 12 }).reduce<typeof ONE>(
      (draft) => addObjective(draft, CATALOG),
      ONE,
    );
    expect(many.spec.objectives).toHaveLength(MOST_OBJECTIVES);
  });

  it("take another loss with a target that it takes", () => {
    const first = objectiveOf(ONE.spec);
    expect(withLoss(CATALOG, first, "mse")).toEqual({
      loss: { type: "mse", config: {} },
      target: "value",
    });
    expect(withLoss(CATALOG, first, "cross_entropy").target).toBe("label");
    expect(withLoss(CATALOG, first, "sparse").target).toBe("none");
  });
});

describe("what a change does to the run", () => {
  const live = (family: string, _type: string, field: string) =>
    family === "augmentations" && field === "angle";
  const turned = (angle: number, axis = "x") => ({
    data: { augmentations: [{ type: "rotate", config: { angle, axis } }] },
  });

  it("weights of several objectives are live, the weight of a single one is not", () => {
    const heavier = setObjectiveAt(TWO, 1, { weight: 3 });
    const [a, b] = [splitSpec(TWO.spec, live), splitSpec(heavier.spec, live)];
    expect(a.structure).toBe(b.structure);
    expect(changedLiveValues(a.live, b.live)).toEqual([["objectives.1.weight", 3]]);
    const single = setObjectiveAt(ONE, 0, { weight: 3 });
    expect(splitSpec(single.spec, live).structure).not.toBe(splitSpec(ONE.spec, live).structure);
  });

  it("another objective is a change of structure", () => {
    expect(splitSpec(TWO.spec, live).structure).not.toBe(splitSpec(ONE.spec, live).structure);
  });

  it("live settings of an augmentation have its place in their path, others restart", () => {
    const [a, b] = [splitSpec(turned(5), live), splitSpec(turned(9), live)];
    expect(a.structure).toBe(b.structure);
    expect(changedLiveValues(a.live, b.live)).toEqual([["data.augmentations.0.config.angle", 9]]);
    expect(splitSpec(turned(5, "y"), live).structure).not.toBe(a.structure);
  });

  it("live values of a run come back into the spec", () => {
    const spec = withLiveValues(TWO.spec, { "objectives.1.weight": 5 });
    expect(spec.objectives.map(({ weight }) => weight)).toEqual([1, 5]);
  });
});

describe("lists", () => {
  it("are replaced, shortened and put in another order without being changed", () => {
    const list = ["a", "b", "c"];
    expect(replaceAt(list, 1, "x")).toEqual(["a", "x", "c"]);
    expect(withoutAt(list, 0)).toEqual(["b", "c"]);
    expect(move(list, 2, 1)).toEqual(["a", "c", "b"]);
    expect(move(list, 0, -1)).toEqual(list);
    expect(list).toEqual(["a", "b", "c"]);
  });
});
