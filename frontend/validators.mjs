/**
 * Writes the validators of what comes in (`src/generated/validators.js` and `laterValidators.js`, with their types) from the server's description.
 *
 * They look at shapes alone: bounds, patterns and unknown keys of a spec are told by the server's check, in words and at
 * their place. What has a default and was left out is filled in.
 */
import { readFileSync, writeFileSync } from "node:fs";
import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";

const DESCRIPTION = new URL("../docs/openapi.json", import.meta.url);
const FOLDER = new URL("src/generated/", import.meta.url);

/** What comes in whole while the page starts: answers of the server, messages, and the parts of a document. */
const AT_ONCE = [
  "Catalog",
  "CheckResponse",
  "Experiment",
  "ExperimentSpec",
  "Layout",
  "PreviewResponse",
  "RunDetail",
  "RunInfo",
  "SavedWeights",
  "SavedWeightsList",
  "ServerMessage",
  "SessionCreated",
  "Share",
  "ShareCreated",
];

/** What only parts of the page read that come later: its own file, so that the entry script stays small. */
const LATER = ["BaselineResponse", "RunComparison", "ZooOverview"];

/** Keywords that say what a value means, or bound it. */
const DROPPED = new Set([
  ...["title", "description", "live", "unit", "pattern", "minimum", "maximum"],
  ...["exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "maxProperties"],
]);

/** The tag of a message is required, although the server's models have it by themselves. */
function withTag(schema) {
  if (schema.properties?.type?.const === undefined) return schema;
  const { default: _default, ...tag } = schema.properties.type;
  const required = [...new Set([...(schema.required ?? []), "type"])];
  return { ...schema, required, properties: { ...schema.properties, type: tag } };
}

function shapeOf(whole) {
  if (Array.isArray(whole)) return whole.map(shapeOf);
  if (typeof whole !== "object" || whole === null) return whole;
  const schema = withTag(whole);
  const isTuple = "prefixItems" in schema;
  const kept = Object.entries(schema).filter(([key, value]) => {
    if (key === "additionalProperties") return typeof value === "object";
    return !DROPPED.has(key) && (key !== "maxItems" || isTuple);
  });
  const shape = Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === "properties") return [key, mapValues(value, shapeOf)];
      if (key === "type" && value === "integer") return [key, "number"];
      // Tuples as draft 7 has them: the code for later drafts is four times as long.
      if (key === "prefixItems") return ["items", shapeOf(value)];
      if (key === "discriminator") return [key, { propertyName: value.propertyName }];
      return [key, key === "default" ? value : shapeOf(value)];
    }),
  );
  if ("discriminator" in schema) return { ...shape, type: "object" };
  return isTuple ? { ...shape, additionalItems: false } : shape;
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

const { components } = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
const ajv = new Ajv({
  code: { esm: true, source: true, lines: true },
  messages: false,
  discriminator: true,
  // Defaults are filled in behind a reference, not within `anyOf`; inlined, they would be ignored there.
  inlineRefs: false,
  strict: false,
  useDefaults: true,
});
ajv.addSchema({ $id: "api", components: { schemas: mapValues(components.schemas, shapeOf) } });
const note = "/** Written by `make generate` from docs/openapi.json. */\n";
/** Nobody reads what exactly was wrong: a guard says yes or no, and the page carries half the code. */
const DETAILS = /\{instancePath\b[^\n]*?params:\{[^{}]*\}\}/g;

/** One file of validators, with its types. */
function write(file, names) {
  const guards = names.map((name) => {
    const $id = `is${name}`;
    ajv.addSchema({ $id, $ref: `api#/components/schemas/${name}` });
    return [$id, name];
  });
  const ids = Object.fromEntries(guards.map(([guard]) => [guard, guard]));
  const code = standalone(ajv, ids).replace(DETAILS, "{}");
  writeFileSync(new URL(`${file}.js`, FOLDER), `${note}${code}\n`);
  const types = guards.map(
    ([guard, name]) =>
      `export declare function ${guard}(value: unknown): value is components["schemas"]["${name}"];\n`,
  );
  const imports = 'import type { components } from "./api";\n\n';
  writeFileSync(new URL(`${file}.d.ts`, FOLDER), `${note}${imports}${types.join("")}`);
}

write("validators", AT_ONCE);
write("laterValidators", LATER);
