import { describe, expect, it } from "vitest";
import german from "../locales/catalog.de.json";
import english from "../locales/catalog.en.json";
import hungarian from "../locales/catalog.hu.json";
import { withNames } from "./nodeNames";
import { makeTexts } from "./texts";

const texts = makeTexts((key, _fallback, values) => `${key} ${values?.got ?? ""}`);
const PROBLEM = {
  ...{ code: "c", message: "", node_id: null, path: null, expected: null, hint: null },
  advice: null,
  fix: [],
  place: null,
};

it("names blocks by their title and number, and by their own name otherwise", () => {
  expect(texts.node({ id: "dense_2", type: "dense" }, null)).toBe("Dense 2");
  expect(texts.node({ id: "logits", type: "dense" }, null)).toBe("Logits");
  expect(texts.node({ id: "x", type: "input" }, null)).toBe("Input");
});

it.each([
  [[64], "64"],
  [[8, 8, 1], "8×8×1"],
  [[[64], [8, 8, 1]], "64, 8×8×1"],
  [["a", "b"], "a, b"],
  [1e12, "1\u202f000\u202f000\u202f000\u202f000"],
  ["word", "word"],
  [null, ""],
])("writes what was received as people do: %j", (got, shown) => {
  expect(texts.problem({ ...PROBLEM, got })).toBe(`problems.c.message ${shown}`);
});

it("sets the thousands of all numbers of a sentence apart alike", () => {
  const own = makeTexts((_key, _fallback, values) => `${values?.got} ${values?.expected}`);
  const problem = { ...PROBLEM, got: 20_006 };
  expect(own.problem({ ...problem, expected: "10000" })).toBe("20\u202f006 10\u202f000");
  expect(own.problem({ ...problem, expected: "≤ 10000, 0.00012345 or v12345" })).toBe(
    "20\u202f006 ≤ 10\u202f000, 0.00012345 or v12345",
  );
});

it("writes bytes in the unit that suits them", () => {
  const problem = {
    ...PROBLEM,
    code: "too_much_memory",
    got: 21_474_836_480,
    expected: "2000000000",
  };
  const own = makeTexts((key, _fallback, values) => `${key} ${values?.got} ${values?.expected}`);
  expect(own.problem(problem)).toBe("problems_of_bytes.too_much_memory 21\u00a0GB 2.0\u00a0GB");
});

it("calls a port in a sentence as its block does", () => {
  const problem = { ...PROBLEM, code: "port_not_connected", got: "max_unpool2d" };
  const own = makeTexts((key, fallback, values) =>
    key === "layers.max_unpool2d.ports.pooled"
      ? "Pooling-Eingabe"
      : `${fallback}${values?.expected ?? ""}`,
  );
  expect(own.problem({ ...problem, expected: "pooled" })).toBe("Pooling-Eingabe");
});

it("calls a component in a sentence as the page does", () => {
  const problem = { ...PROBLEM, code: "metric_uninformative", got: "top_5" };
  const texts = makeTexts((key, fallback, values) =>
    key === "metrics.top_5.title" ? "Top-5-Genauigkeit" : `${fallback}${values?.got ?? ""}`,
  );
  expect(texts.problem(problem)).toBe("Top-5-Genauigkeit");
});

describe("a hint that names a change", () => {
  const change = { code: "change_setting", nodes: ["c2"], layer: "conv2d" };
  const insert = { ...change, code: "insert_between", nodes: ["x", "sum"] };
  const inLanguage = (messages: Record<string, string>) =>
    makeTexts((key, fallback, values) =>
      (messages[key] ?? fallback).replaceAll(/\{(\w+)\}/g, (_, name) => `${values?.[name] ?? ""}`),
    );
  const hint = (messages: Record<string, string>, advice: object) =>
    inLanguage(messages).hint(
      withNames({ ...PROBLEM, got: null, advice: { ...change, ...advice } }, (id) => `<${id}>`),
    );

  it("calls blocks, settings and values as the page does", () => {
    const settings = { padding: "same" };
    expect(hint(english, { settings })).toBe("Set Padding of <c2> to same.");
    expect(hint(german, { settings })).toBe("Padding von <c2> auf gleich groß (same) setzen.");
    expect(hint(hungarian, { settings })).toBe(
      "<c2>: Kitöltés beállítása erre: azonos méret (same).",
    );
  });

  it("lists the settings of a block to insert", () => {
    const settings = { filters: 16, kernel_size: 1, stride: 2 };
    expect(hint(english, { ...insert, settings })).toBe(
      "Insert Convolution (Filters: 16, Kernel size: 1, Stride: 2) between <x> and <sum>.",
    );
  });

  it("writes shapes as people do", () => {
    const reshape = { ...insert, layer: "reshape", settings: { shape: [8, 8, 1] } };
    expect(hint(english, reshape)).toBe("Insert Reshape (Shape: 8×8×1) between <x> and <sum>.");
  });
});

describe("a value that a setting offers", () => {
  const inLanguage = (messages: Record<string, string>) =>
    makeTexts((key, fallback) => messages[key] ?? fallback);

  it("is called what the language calls it", () => {
    expect(inLanguage(german).choice("reduction", "sum")).toBe("Summe");
    expect(inLanguage(hungarian).choice("momentum_of", "batch")).toBe("köteg");
  });

  it("is its own name with spaces where no catalogue has it", () => {
    expect(inLanguage(german).choice("shape", "of_tomorrow")).toBe("of tomorrow");
    expect(inLanguage(german).choice("padding", 2)).toBe("2");
  });
});

it.each([
  ["German", german, "Dreieck"],
  ["Hungarian", hungarian, "háromszög"],
])("a class of a bundled data set has its name in %s", (_name, messages, triangle) => {
  expect((messages as Record<string, string>)["classes.triangle"]).toBe(triangle);
});
