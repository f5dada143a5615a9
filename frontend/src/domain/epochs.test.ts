import { expect, it } from "vitest";
import { epochOf } from "./epochs";
import { SCHEMA } from "./testFrames";

const RAGGED = { ...SCHEMA, steps_per_epoch: 4, training_size: 100 };

it.each([
  [0, 0],
  [1, 0.3],
  [3, 0.9],
  [4, 1],
  [9, 2.3],
])("step %i of batches of 30 from 100 examples has seen %f epochs", (step, epochs) => {
  expect(epochOf(step, RAGGED, 30)).toBeCloseTo(epochs, 12);
});

it("counts the steps of an epoch alike where the batch is not known", () => {
  expect(epochOf(9, RAGGED, null)).toBe(2.25);
  expect(epochOf(3, { ...RAGGED, steps_per_epoch: 0 }, null)).toBe(3);
});
