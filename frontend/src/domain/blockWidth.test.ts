import { expect, it } from "vitest";
import { stepWidth, widthOf } from "./blockWidth";
import { makeCatalog } from "./testCatalog";

const units = { type: "integer", minimum: 1, maximum: 4, title: "Units" };
const CATALOG = makeCatalog({
  layers: [{ type: "dense", config_schema: { properties: { units } } }, { type: "flatten" }],
});
const [dense, flatten] = CATALOG.layers;

it("the width of a layer is its units, else the last axis of what it gives out", () => {
  expect(widthOf(dense, { units: 3 }, [5])?.value).toBe(3);
  expect(widthOf(flatten, {}, [4, 12])).toEqual({ value: 12, setting: null });
  expect(widthOf(flatten, {}, null)).toBeNull();
});

it("a width that a parameter of a group gives is shown, not stepped", () => {
  const width = widthOf(dense, { units: { parameter: "width" } }, [6]);
  expect(width).toEqual({ value: 6, setting: null });
  expect(width && stepWidth(width, 1)).toBeNull();
});

it("steps stay within the bounds of the setting", () => {
  const steps = (value: number) => {
    const width = widthOf(dense, { units: value }, null);
    return width && [stepWidth(width, -1), stepWidth(width, 1)];
  };
  expect([1, 3, 4].map(steps)).toEqual([
    [null, 2],
    [2, 4],
    [3, null],
  ]);
});
