import { expect, it } from "vitest";
import { pitchOf } from "./lossSound";

it("a tenth of the loss is an octave lower", () => {
  expect(pitchOf(10)).toBe(880);
  expect(pitchOf(1)).toBeCloseTo(440, 9);
  expect(pitchOf(0.1)).toBeCloseTo(220, 9);
  expect(pitchOf(0.001)).toBeCloseTo(55, 9);
});

it("stays within what can be heard well", () => {
  expect(pitchOf(1e6)).toBe(880);
  expect(pitchOf(1e-9)).toBe(55);
  expect(pitchOf(0)).toBe(55);
});

it("is none of a loss that is no number", () => {
  for (const loss of [Number.NaN, Number.POSITIVE_INFINITY, -1]) expect(pitchOf(loss)).toBeNull();
});
