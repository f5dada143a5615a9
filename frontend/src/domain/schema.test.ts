import { describe, expect, it } from "vitest";
import { readNumbers, readSettings, startConfig } from "./schema";

const SCHEMA = {
  required: ["units", "shape"],
  properties: {
    units: { type: "integer", title: "Units", description: "How many.", minimum: 1, unit: "units" },
    rate: { type: "number", default: 0.5, live: true, choices: [0.1, 0.5], exclusiveMaximum: 1 },
    stride: { anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }], default: null },
    padding: {
      anyOf: [{ enum: ["valid", "same"], type: "string" }, { type: "integer" }],
      choices: ["valid", "same", 1],
      default: "valid",
    },
    use_bias: { type: "boolean", default: true },
    weight_initializer: { $ref: "#/$defs/Component", component: "initializers" },
    features: { type: "array", items: { $ref: "#/$defs/Feature" }, choices: ["x1", "x2"] },
    shape: { type: "array", items: { type: "integer" } },
  },
  $defs: { Component: { type: "object" }, Feature: { enum: ["x1", "x2"], type: "string" } },
};

describe("settings out of a schema", () => {
  const settings = Object.fromEntries(
    readSettings(SCHEMA).map((setting) => [setting.name, setting]),
  );

  it("keeps title, help, bounds, unit and what a change does to the run", () => {
    expect(settings.units).toMatchObject({
      ...{ kind: "number", integer: true, minimum: 1, unit: "units" },
      ...{ title: "Units", help: "How many.", live: false },
    });
    expect(settings.rate).toMatchObject({ live: true, choices: [0.1, 0.5], exclusiveMaximum: 1 });
  });

  it("finds the control for every kind of value", () => {
    const kinds = Object.values(settings).map((setting) => setting.kind);
    expect(kinds).toEqual([
      "number",
      "number",
      "number",
      "choice",
      "boolean",
      "component",
      "words",
      "numbers",
    ]);
    expect(settings.stride).toMatchObject({ nullable: true, minimum: 1 });
    expect(settings.padding).toMatchObject({ options: ["valid", "same", 1] });
    expect(settings.features).toMatchObject({ options: ["x1", "x2"] });
  });

  it("gives a new block what its author left open", () => {
    expect(startConfig(SCHEMA, [4, 4])).toEqual({ units: 8, shape: [4, 4] });
  });
});

it("reads lists of numbers as people write them", () => {
  expect(readNumbers("3, 3")).toEqual([3, 3]);
  expect(readNumbers("8x8x1")).toEqual([8, 8, 1]);
  expect(readNumbers("0,5; 0,25;1")).toEqual([0.5, 0.25, 1]);
  expect(readNumbers("0.5, 0.25")).toEqual([0.5, 0.25]);
  expect(readNumbers("a, 3")).toBeNull();
});
