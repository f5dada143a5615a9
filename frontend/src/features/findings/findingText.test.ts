import { expect, it } from "vitest";
import { writeMeasured } from "./findingText";

it("writes steps, units and examples to the last digit, other numbers to three", () => {
  expect([1152, 13_470, 2.3456, 1e-6].map(writeMeasured)).toEqual([
    "1152",
    "13\u202f470",
    "2.35",
    "1e-6",
  ]);
});
