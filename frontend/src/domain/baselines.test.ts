import { expect, it } from "vitest";
import { figureColumns, fittingBaselines, writeFigure } from "./baselines";
import type { DatasetEntry } from "./catalog";
import { makeCatalog } from "./testCatalog";

const CATALOG = makeCatalog({
  datasets: [
    { type: "spiral", kind: "plane", classes: ["a", "b"], outputs: 1 },
    { type: "hills", kind: "plane", outputs: 1 },
    { type: "areas", kind: "image", classes: ["a", "b"], label_shape: [8, 8] },
    { type: "copying", kind: "tokens", classes: ["a", "b"], label_shape: [8] },
  ],
  baselines: [
    { type: "line", needs: "values" },
    { type: "border", needs: "classes" },
    { type: "neighbours", needs: "either" },
    { type: "groups", needs: "inputs" },
  ],
  metrics: [{ type: "accuracy" }, { type: "f1" }, { type: "mse" }],
});

it("offers the baselines that have something to do", () => {
  const types = CATALOG.datasets.map((entry: DatasetEntry) =>
    fittingBaselines(CATALOG, entry).map(({ type }) => type),
  );
  expect(types).toEqual([
    ["border", "neighbours", "groups"],
    ["line", "neighbours", "groups"],
    ["groups"],
    [],
  ]);
});

it("has a column for every metric of the network or a baseline", () => {
  const fitted = { metrics: { validation: { accuracy: 0.9 }, train: {}, found: { purity: 1 } } };
  expect(figureColumns(CATALOG, ["objectives.0", "f1", "of_tomorrow"], [fitted])).toEqual([
    "accuracy",
    "f1",
    "of_tomorrow",
  ]);
});

it("writes shares in percent and what is missing as a dash", () => {
  expect(writeFigure("accuracy", 0.976)).toBe("97.6\u00a0%");
  expect(writeFigure("mse", 0.01234)).toBe("0.0123");
  expect(writeFigure("mse", 3e-31)).toBe("0");
  expect([writeFigure("mse", undefined), writeFigure("mse", Number.NaN)]).toEqual(["–", "–"]);
});
