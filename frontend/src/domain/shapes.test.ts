/** The guards against Ajv, an independent validator: same verdict and same defaults, for good values and spoilt ones. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv from "ajv";
import { expect, it } from "vitest";
import { equalContent } from "./equalContent";
import { makeGuards } from "./shapes";

type Shapes = Parameters<typeof makeGuards>[0];

const ROOT = resolve(import.meta.dirname, "../../..");

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(resolve(ROOT, path), "utf8"));
}

/** The shapes in the generated file. */
function generatedShapes(): Shapes {
  const code = readFileSync(resolve(ROOT, "frontend/src/generated/validators.js"), "utf8");
  const text = /JSON\.parse\((".*")\)/.exec(code)?.[1] ?? '"{}"';
  return JSON.parse(JSON.parse(text));
}

/** References as Ajv has them. */
function withPaths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPaths);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === "$ref" && typeof each === "string"
        ? [key, `#/components/${each}`]
        : [key, withPaths(each)],
    ),
  );
}

function makeOracle(shapes: Shapes, name: string): (value: unknown) => boolean {
  const options = { discriminator: true, inlineRefs: false, strict: false, useDefaults: true };
  const ajv = new Ajv(options);
  ajv.addSchema({ $id: "api", components: withPaths(shapes) });
  const validate = ajv.compile({ $ref: `api#/components/${name}` });
  return (value) => validate(value) === true;
}

const STRANGE: readonly unknown[] = [null, 7, "", true, [], {}, Number.NaN, [[1], "x"]];

/** Copies of a value, each with one place left out or replaced. */
function* spoilt(value: unknown): Generator<unknown> {
  for (const strange of STRANGE) yield strange;
  if (Array.isArray(value)) {
    yield [...value, ...value, 3];
    yield value.slice(1);
    for (const [at, each] of value.slice(0, 3).entries()) {
      for (const other of spoilt(each)) yield value.with(at, other);
    }
  } else if (typeof value === "object" && value !== null) {
    yield { ...value, zz: { deep: 1 } };
    for (const [key, each] of Object.entries(value)) {
      const { [key]: _, ...rest } = Object.fromEntries(Object.entries(value));
      yield rest;
      for (const other of spoilt(each)) yield { ...value, [key]: other };
    }
  }
}

function compare(name: string, values: Iterable<unknown>): { taken: number; refused: number } {
  const shapes = generatedShapes();
  const [guard, oracle] = [makeGuards(shapes)(name), makeOracle(shapes, name)];
  const counts = { taken: 0, refused: 0 };
  const different: unknown[] = [];
  for (const value of values) {
    const [mine, theirs] = [structuredClone(value), structuredClone(value)];
    const expected = oracle(theirs);
    const same = guard(mine) === expected && (!expected || equalContent(mine, theirs));
    if (!same) different.push(value);
    counts[expected ? "taken" : "refused"] += 1;
  }
  expect(different).toEqual([]);
  return counts;
}

it("messages of the server, and what is spoilt of them, are judged as Ajv does", () => {
  const messages = readJson("tests/contract/vectors/server_messages.json");
  const list = Array.isArray(messages) ? messages : [];
  const cases = list.flatMap((message) => [message, ...[...spoilt(message)].slice(0, 600)]);
  const { taken, refused } = compare("ServerMessage", cases);
  expect(taken).toBeGreaterThan(list.length);
  expect(refused).toBeGreaterThan(500);
});

it("documents are judged as Ajv does, with the same defaults", () => {
  const file = readJson("tests/cases/02_finite_run_dead.json");
  const stored = readJson("tests/contract/vectors/spec_hashes.json");
  const specs = [file, ...Object.values(stored ?? {})].flatMap((each) =>
    typeof each === "object" && each !== null && "spec" in each ? [each.spec] : [],
  );
  expect(specs.length).toBeGreaterThan(1);
  const cases = specs.flatMap((spec) => [spec, ...[...spoilt(spec)].slice(0, 300)]);
  const { taken, refused } = compare("ExperimentSpec", cases);
  expect(taken).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(500);
});

it("keys by pattern, tuples, choices and a shape within itself", () => {
  const shapes: Record<string, Shapes[string]> = {
    Tree: {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "Tree" }, default: [] } },
      patternProperties: { "^n_": { type: "number" } },
      additionalProperties: { anyOf: [{ type: "string" }, { type: "null" }] },
    },
    Pair: {
      type: "array",
      items: [{ type: "string" }, { type: "number" }],
      minItems: 2,
      maxItems: 2,
    },
  };
  const guards = makeGuards(shapes);
  const tree = { children: [{}], n_1: 2, name: null };
  expect(guards("Tree")(tree)).toBe(true);
  expect(tree.children).toEqual([{ children: [] }]);
  expect(guards("Tree")({ n_1: "2" })).toBe(false);
  expect(guards("Tree")({ name: 1 })).toBe(false);
  expect(guards("Tree")({ children: [{ children: 3 }] })).toBe(false);
  expect(guards("Pair")(["a", 1])).toBe(true);
  expect(guards("Pair")(["a", 1, 2])).toBe(false);
  expect(guards("Pair")(["a"])).toBe(false);
  expect(guards("Pair")([1, "a"])).toBe(false);
});
