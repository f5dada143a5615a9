/** Problems call a setting as its field is called: every path of an experiment has a name in each language. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { placed } from "../domain/settingPlace";
import { completeSpec } from "../domain/spec";
import catalogGerman from "../locales/catalog.de.json";
import catalogEnglish from "../locales/catalog.en.json";
import catalogHungarian from "../locales/catalog.hu.json";
import editorGerman from "../locales/editor.de.json";
import editorEnglish from "../locales/editor.en.json";
import editorHungarian from "../locales/editor.hu.json";
import liveGerman from "../locales/live.de.json";
import liveEnglish from "../locales/live.en.json";
import liveHungarian from "../locales/live.hu.json";
import { makeTexts } from "./texts";

/** Texts that are there with the first picture. */
const LANGUAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...catalogEnglish, ...editorEnglish, ...liveEnglish },
  de: { ...catalogGerman, ...editorGerman, ...liveGerman },
  hu: { ...catalogHungarian, ...editorHungarian, ...liveHungarian },
};

const initializer = { type: "he_normal", config: { scale: -1 } };
const SPEC = completeSpec({
  network: {
    nodes: [
      { id: "x", type: "input" },
      { id: "dense_1", type: "dense", config: { units: -5, weight_init: initializer } },
      { id: "config", type: "my_block", repeat: 0 },
      { id: "short_1", type: "residual" },
    ],
    groups: {
      my_block: {
        ports: { inputs: ["x"], output: "dense_2" },
        nodes: [{ id: "dense_2", type: "dense", config: { units: 0 } }],
      },
    },
  },
  data: { type: "spiral", preprocessing: [{ type: "standardize", config: { per: "x" } }] },
  optimizer: { type: "sgd", config: { learning_rate: -4 } },
  schedule: { type: "cosine", config: {} },
});

function sentence(
  language: string,
  path: string,
  code = "out_of_bounds",
  got: unknown = -5,
): string {
  const messages = LANGUAGES[language] ?? {};
  const problem = {
    ...{ code, message: "", node_id: null, path, got, expected: "≥ 1", hint: null },
    ...{ advice: null, fix: [] },
  };
  const texts = makeTexts((key, fallback, values) =>
    (messages[key] ?? fallback).replaceAll(/\{(\w+)\}/g, (_, name) => `${values?.[name] ?? ""}`),
  );
  return placed([problem], SPEC).map(texts.problem).join();
}

it.each([
  ["training.batch_size", "Batch size"],
  ["optimizer.config.learning_rate", "Learning rate"],
  ["network.nodes.dense_1.config.units", "Dense 1: Units"],
  ["network.nodes.config.repeat", "Config: copies"],
  ["network.groups.my_block.nodes.dense_2.config.units", "My block › Dense 2: Units"],
  ["network.nodes.dense_1.learning_rate_factor", "Dense 1: Learning-rate multiplier"],
  ["network.nodes.dense_1", "Dense 1"],
  ["data.split.folds", "Folds"],
  ["data.config.noise", "Noise"],
  ["training.evaluation.metrics.3", "Metrics"],
  ["training.class_weights.2", "Class weighting"],
  ["study.axes.0.values", "study.axes.0.values"],
])("%s is called %s", (path, name) => {
  expect(sentence("en", path)).toBe(`${name} is -5, but must be ≥ 1.`);
});

it("is in the language of the page", () => {
  expect(sentence("de", "training.batch_size")).toBe("Batchgröße ist -5, muss aber ≥ 1 sein.");
  expect(sentence("hu", "optimizer.config.learning_rate")).toBe(
    "Tanulási ráta értéke -5, de ennek kell lennie: ≥ 1.",
  );
});

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const DESCRIPTION: { components: { schemas: Readonly<Record<string, Schema>> } } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../../../docs/openapi.json"), "utf8"),
);

/** Paths of all parts of an experiment, by the server's own description; 0 and `dense_1` stand for one of many. */
function pathsOf({ $ref, properties, items, anyOf }: Schema, at: string, name: string): string[] {
  const [own = "", one = ""] = [`${at}${at && "."}`, /nodes$/.test(at) ? "dense_1" : "0"];
  if ($ref !== undefined) {
    const kind = $ref.split("/").at(-1) ?? "";
    return pathsOf(DESCRIPTION.components.schemas[kind] ?? {}, at, name);
  }
  return [
    ...(at === "" ? [] : [at]),
    ...Object.entries(properties ?? {})
      .filter(([field]) => field !== "config" && field !== "groups")
      .flatMap(([field, each]) => pathsOf(each, `${own}${field}`, field)),
    ...(items === undefined ? [] : pathsOf(items, `${own}${one}`, name)),
    ...(anyOf ?? []).flatMap((each) => pathsOf(each, at, name)),
  ];
}

describe.each(["en", "de", "hu"])("in %s", (language) => {
  const paths = [...new Set(pathsOf({ $ref: "/ExperimentSpec" }, "", ""))].filter(
    (path) => path !== "version",
  );

  it("has a name for every part of an experiment", () => {
    expect(paths).toContain("training.early_stopping.least_gain");
    expect(paths).toContain("data.split.largest_ratio");
    expect(paths).toContain("network.nodes.dense_1.weights_from");
    const unnamed = paths.filter((path) => {
      const text = sentence(language, path);
      return (
        (path.includes(".") && text.includes(path)) ||
        text.includes("_") ||
        /\b[a-z]+\.[a-z]/.test(text) ||
        text.startsWith(" ")
      );
    });
    expect(unnamed).toEqual([]);
  });
});

it("components that may stand for an unknown one are called by their titles, of many the nearest", () => {
  const hint = (path: string, got: string, expected: string) => {
    const problem = {
      ...{ code: "unknown_type", message: "", node_id: null, path, got, expected, hint: null },
      ...{ advice: null, fix: [] },
    };
    const texts = makeTexts((key, fallback, values) =>
      (LANGUAGES.en?.[key] ?? fallback).replaceAll(/\{(\w+)\}/g, (_, name) => `${values?.[name]}`),
    );
    return placed([problem], SPEC).map(texts.hint).join();
  };
  expect(hint("optimizer.type", "sdg", "sgd, adam")).toBe("Choose one of: Gradient descent, Adam.");
  const layers = "input, maxout, flatten, reshape, permute, conv2d, relu, tanh, dense, gru";
  expect(hint("network.nodes.dense_1.type", "densee", layers)).toBe(
    "Choose one of: Dense, Input, Maxout, Flatten, Reshape, Permute, Convolution, ReLU, ….",
  );
});
