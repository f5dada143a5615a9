import { expect, it } from "vitest";
import { exampleSteps, stepOfNode } from "./exampleSteps";

const STEPS = exampleSteps(
  ["x", "a", "s", "shares"],
  new Set(["x"]),
  "s",
  new Set(["x", "a", "s"]),
);

it("goes from the input over the layers to the loss, and back over those that a gradient reaches", () => {
  expect(STEPS.map(({ kind, node }) => `${kind} ${node}`)).toEqual([
    "input x",
    "forward a",
    "forward s",
    "forward shares",
    "loss s",
    "back s",
    "back a",
    "update a",
  ]);
});

it("finds a layer on the way on which the page is", () => {
  expect(stepOfNode(STEPS, "a", STEPS[2])).toBe(1);
  expect(stepOfNode(STEPS, "a", STEPS[5])).toBe(6);
  expect(stepOfNode(STEPS, "shares", STEPS[5])).toBe(3);
  expect(stepOfNode(STEPS, "nowhere", STEPS[5])).toBe(-1);
});
