import { describe, expect, it } from "vitest";
import { changeDataConfig } from "./chooseDataset";
import { makeDocument } from "./document";
import { datasetOf, drawnPoints, drawnShape } from "./drawn";
import { objectiveOf } from "./spec";
import { makeCatalog } from "./testCatalog";

const COORDINATE = { type: "number", minimum: -6, maximum: 6 };
const CLASSED = { type: "array", prefixItems: [COORDINATE, COORDINATE, { type: "integer" }] };
const START = [
  [1, 1, 0],
  [2, 2, 1],
];
const CATALOG = makeCatalog({
  datasets: [
    {
      type: "drawn",
      classes: ["A", "B"],
      outputs: 1,
      default_split: [2, 0, 0],
      defaults: { points: START, classes: 2 },
      config_schema: {
        properties: {
          points: { type: "array", items: CLASSED, maxItems: 2000 },
          classes: { type: "integer", minimum: 2, maximum: 10 },
        },
      },
    },
    { type: "spiral", classes: ["negative", "positive"], outputs: 1 },
  ],
});
const ENTRY = CATALOG.datasets[0];

function drawn(config: Record<string, unknown>) {
  const entry = datasetOf(CATALOG, { type: "drawn", config });
  if (entry === undefined) throw new Error("the catalogue has it");
  return entry;
}

describe("a data set that is drawn", () => {
  it("is one whose schema has points; no other is", () => {
    expect(drawnShape(drawn({}))).toEqual({
      ...{ curve: false, x: [-6, 6], y: [-6, 6], most: 2000, mostClasses: 10 },
    });
    expect(CATALOG.datasets.map((entry) => drawnShape(entry) !== null)).toEqual([true, false]);
  });

  it("has the points of its settings, and the first ones while they say none", () => {
    expect(drawnPoints(drawn({}), {})).toEqual(START);
    expect(drawnPoints(drawn({}), { points: [] })).toEqual([]);
  });

  it("has as many classes as its settings say, and the split of its points", () => {
    const points = Array.from({ length: 7 }, (_, index) => [index, 0, index % 3]);
    const entry = drawn({ points, classes: 3 });
    expect(entry.classes).toEqual(["A", "B", "C"]);
    expect([entry.outputs, entry.size, entry.default_split]).toEqual([0, 7, [6, 1, 0]]);
  });
});

describe("another class", () => {
  const network = (units: number) => ({
    nodes: [
      { id: "x", type: "input" },
      { id: "out", type: "dense", config: { units } },
    ],
    edges: [{ source: "x", target: "out" }],
  });
  const withUnits = (units: number, objective = {}) =>
    makeDocument({
      network: network(units),
      data: { type: "drawn" },
      objectives: [{ prediction: "out", ...objective }],
    });
  const more = (draft: ReturnType<typeof withUnits>) => {
    if (ENTRY === undefined) throw new Error("the catalogue has it");
    return changeDataConfig(draft, ENTRY, { classes: 3 }, CATALOG);
  };

  it("gives the last layer one unit more", () => {
    expect(more(withUnits(2)).spec.network.nodes[1]?.config?.units).toBe(3);
  });

  it("makes a single output one for each class, with a loss for classes", () => {
    const { spec } = more(withUnits(1, { loss: { type: "mse", config: {} }, target: "value" }));
    expect(spec.network.nodes[1]?.config?.units).toBe(3);
    expect([objectiveOf(spec).loss.type, objectiveOf(spec).target]).toEqual([
      "cross_entropy",
      "label",
    ]);
  });

  it("leaves a network that did not fit before, and is no edit of it while points are drawn", () => {
    expect(more(withUnits(5)).spec.network.nodes[1]?.config?.units).toBe(5);
    const draft = withUnits(2);
    if (ENTRY === undefined) throw new Error("the catalogue has it");
    const next = changeDataConfig(draft, ENTRY, { points: [] }, CATALOG);
    expect(next.spec.network).toBe(draft.spec.network);
  });
});
