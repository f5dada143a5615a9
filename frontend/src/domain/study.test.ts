import { expect, it } from "vitest";
import { settingsApart } from "./study";
import { makeCatalog } from "./testCatalog";

const CATALOG = makeCatalog({
  optimizers: [
    { type: "sgd", defaults: { learning_rate: 0.1, momentum: 0, nesterov: false } },
    { type: "adam", defaults: { learning_rate: 0.001 } },
  ],
});

function members(path: string, values: readonly unknown[]) {
  return values.map((value) => ({ changes: [{ path, value }] }));
}

function apart(path: string, values: readonly unknown[], catalog: typeof CATALOG | null) {
  const all = members(path, values);
  return values.map((value) => settingsApart({ path, value }, all, catalog));
}

const PLAIN = { type: "sgd", config: { learning_rate: 0.003 } };
const MOMENTUM = { type: "sgd", config: { learning_rate: 0.003, momentum: 0.9 } };
const NESTEROV = { type: "sgd", config: { learning_rate: 0.003, momentum: 0.9, nesterov: true } };

it("optimisers of one type are told apart by the settings that differ between them", () => {
  expect(apart("optimizer", [PLAIN, MOMENTUM, NESTEROV, { type: "adam" }], CATALOG)).toEqual([
    [],
    [{ path: "optimizer.config.momentum", value: 0.9 }],
    [
      { path: "optimizer.config.momentum", value: 0.9 },
      { path: "optimizer.config.nesterov", value: true },
    ],
    [],
  ]);
});

it("a default that one of them has written is no difference", () => {
  const written = { type: "sgd", config: { learning_rate: 0.003, momentum: 0 } };
  expect(apart("optimizer", [PLAIN, written], CATALOG)).toEqual([[], []]);
});

it("learning rates of one optimiser are named, the default one is not", () => {
  const rates = [0.1, 0.3].map((rate) => ({ type: "sgd", config: { learning_rate: rate } }));
  expect(apart("optimizer", rates, CATALOG)).toEqual([
    [],
    [{ path: "optimizer.config.learning_rate", value: 0.3 }],
  ]);
});

it("a component alone of its type, and a value that is none, have no such settings", () => {
  expect(apart("optimizer", [MOMENTUM, { type: "adam" }], CATALOG)).toEqual([[], []]);
  expect(apart("training.seed", [1, 2], CATALOG)).toEqual([[], []]);
});

it("components of a part without a catalogue of its own are told apart by what is written", () => {
  const path = "network.nodes.hidden.config.weight_initializer";
  const values = [{ type: "normal", config: { std: 1 } }, { type: "normal" }];
  expect(apart(path, values, null)).toEqual([[{ path: `${path}.config.std`, value: 1 }], []]);
});
