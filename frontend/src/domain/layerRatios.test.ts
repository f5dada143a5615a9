import { expect, it } from "vitest";
import { layerRatios } from "./layerRatios";

const none = Number.NaN;

it("gives for each layer the gain behind it, the mean slope between, and the ratio measured", () => {
  const ratios = layerRatios([
    { node: "x", output: 1, delta: 0.1, handedBack: none, slope: none },
    { node: "a", output: 1, delta: 0.5, handedBack: 0.1, slope: none },
    { node: "s", output: 1, delta: 3, handedBack: 0.5, slope: 0.2 },
    { node: "b", output: 1, delta: 2, handedBack: 3, slope: none },
    { node: "shares", output: 1, delta: none, handedBack: none, slope: none },
  ]);
  expect(ratios).toEqual([
    { node: "a", delta: 0.5, gain: 1.5, slope: 0.2, measured: 0.25 },
    { node: "x", delta: 0.1, gain: 0.2, slope: 1, measured: 0.2 },
  ]);
});
