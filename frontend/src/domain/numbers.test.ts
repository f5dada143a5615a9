import { describe, expect, it } from "vitest";
import { checkBounds, readNumber, readTyped, stepNumber, writeNumber, writeShape } from "./numbers";

describe("reading a typed number", () => {
  it.each([
    ["0,001", 0.001],
    ["0.001", 0.001],
    ["1e-3", 0.001],
    [" 1E-3 ", 0.001],
    [",5", 0.5],
    ["-2", -2],
    ["\u22122", -2],
    ["1000000", 1_000_000],
  ])("%s", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(["", "abc", "1.000,5", "1,000,5", "1e", "0x10", "NaN", "Infinity", "1e999"])(
    "refuses %s",
    (text) => {
      expect(readNumber(text)).toBeNull();
    },
  );

  it("reads back what it writes", () => {
    for (const value of [0.1, 1e-7, 123456789, 1e21, -3.5]) {
      expect(readNumber(writeNumber(value))).toBe(value);
    }
  });
});

describe("a typed number that may be two", () => {
  it.each(["1,000", "-12,500", " 999,999 "])("%s is not guessed", (text) => {
    expect(readTyped(text, {})).toEqual({ code: "ambiguous" });
  });

  it.each([
    ["3,5", 3.5],
    ["0,125", 0.125],
    ["1.125", 1.125],
    ["1000,125", 1000.125],
    ["1,0000", 1],
    ["1000", 1000],
  ])("%s is one number", (text, value) => {
    expect(readTyped(text, {})).toBe(value);
  });

  it("is one with a point where whole numbers are wanted", () => {
    expect(readTyped("1.000", { integer: true })).toEqual({ code: "ambiguous" });
    expect(readTyped("0.5", { integer: true })).toBe(0.5);
  });
});

it("names the bound that a value breaks", () => {
  expect(checkBounds(0, { exclusiveMinimum: 0 })).toEqual({ code: "more_than", bound: 0 });
  expect(checkBounds(0, { minimum: 1 })).toEqual({ code: "at_least", bound: 1 });
  expect(checkBounds(2, { maximum: 1 })).toEqual({ code: "at_most", bound: 1 });
  expect(checkBounds(1, { exclusiveMaximum: 1 })).toEqual({ code: "less_than", bound: 1 });
  expect(checkBounds(1.5, { integer: true })).toEqual({ code: "not_an_integer" });
  expect(checkBounds(1, { minimum: 1, maximum: 1, integer: true })).toBeNull();
});

it("steps along the usual values and beyond them", () => {
  expect(stepNumber(0.01, 1, [0.001, 0.01, 0.03], false)).toBe(0.03);
  expect(stepNumber(0.02, -1, [0.001, 0.01, 0.03], false)).toBe(0.01);
  expect(stepNumber(8, 1, [], true)).toBe(9);
  expect(stepNumber(0.5, 1, [], false)).toBe(0.51);
});

it("writes shapes", () => {
  expect(writeShape([8, 8, 1])).toBe("8×8×1");
  expect(writeShape([])).toBe("1");
});
