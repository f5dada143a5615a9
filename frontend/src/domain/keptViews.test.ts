import { expect, it } from "vitest";
import { KeptViews } from "./keptViews";
import { viewFrame } from "./testFrames";

it("the picture shown is the last that came, also of restored weights of an earlier step", () => {
  const views = new KeptViews();
  views.add(viewFrame("confusion", 86));
  views.add(viewFrame("confusion", 1720));
  const restored = viewFrame("confusion", 86);
  views.add(restored);
  expect(views.latest("confusion")).toBe(restored);
  expect(views.nearest("confusion", 1700)?.step).toBe(1720);
  expect(views.stepsOf("confusion")).toEqual([86, 1720]);
});

it("a picture of a step that is trained again is forgotten with that step", () => {
  const views = new KeptViews();
  views.add(viewFrame("boundary", 0));
  views.add(viewFrame("boundary", 90));
  views.rewind(64);
  expect(views.latest("boundary")?.step).toBe(0);
  views.rewind(-1);
  expect(views.latest("boundary")).toBeUndefined();
});

it("requests that were seen longest ago are forgotten, plain pictures never", () => {
  const views = new KeptViews();
  const name = (number: number) => `feature_maps?example=drawn%3A${number}`;
  views.add(viewFrame("boundary", 1));
  for (let number = 0; number < 60; number += 1) {
    views.add(viewFrame(name(number), 2 + number));
    views.add(viewFrame(name(0), 2 + number));
  }
  expect(views.latest("boundary")?.step).toBe(1);
  expect(views.latest(name(0))?.step).toBe(61);
  expect(views.latest(name(1))).toBeUndefined();
  expect(views.stepsOf(name(1))).toEqual([]);
  expect(views.latest(name(59))?.step).toBe(61);
});
