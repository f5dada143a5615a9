import { expect, it } from "vitest";
import { compareMistakes } from "./mistakesCompared";

it("parts the mistakes of two runs into three sets without an example in two of them", () => {
  expect(compareMistakes([1, 4, 9, 12], [0, 4, 12, 20])).toEqual({
    first: [1, 9],
    both: [4, 12],
    second: [0, 20],
  });
});

it("knows runs without a mistake", () => {
  expect(compareMistakes([], [3])).toEqual({ first: [], both: [], second: [3] });
  expect(compareMistakes([], [])).toEqual({ first: [], both: [], second: [] });
});
