import { expect, it } from "vitest";
import { fittingLabels, spreadLabels } from "./spreadLabels";

const ROOM = [12, 6, 78] as const;

it("names at one height stand below each other, in the order of their wishes, and none leaves the chart", () => {
  expect(spreadLabels([40, 41, 20], ...ROOM)).toEqual([40, 52, 20]);
  expect(spreadLabels([70, 75, 77], ...ROOM)).toEqual([54, 66, 78]);
  expect(spreadLabels([0, 1], ...ROOM)).toEqual([6, 18]);
});

it("of more names than there is room for, those of the run in focus stay: they come last", () => {
  const names = ["a", "b", "c", "d", "e", "f", "loss", "validation"];
  const fitting = fittingLabels(names, ...ROOM);
  expect(fitting).toEqual(["b", "c", "d", "e", "f", "loss", "validation"]);
  const heights = spreadLabels(
    fitting.map(() => 42),
    ...ROOM,
  );
  expect(heights).toEqual([6, 18, 30, 42, 54, 66, 78]);
  expect(fittingLabels(names, 12, 6, 4)).toEqual(["validation"]);
});
