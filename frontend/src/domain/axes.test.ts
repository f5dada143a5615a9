import { expect, it } from "vitest";
import { wholeTicksOf } from "./axes";

it("has a tick of steps at whole numbers alone", () => {
  expect(wholeTicksOf([0, 1])).toEqual([0, 1]);
  expect(wholeTicksOf([0, 3])).toEqual([0, 1, 2, 3]);
  expect(wholeTicksOf([0, 1000])).toEqual([0, 200, 400, 600, 800, 1000]);
});
