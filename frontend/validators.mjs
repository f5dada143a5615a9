/**
 * Writes the validators of what comes in (`validators.js` and `laterValidators.js` of `src/generated`, with their types) from the server's description.
 *
 * They look at shapes alone: bounds, patterns and unknown keys of a spec are told by the server's check, in words and at
 * their place. What has a default and was left out is filled in. The shapes are written as data, which
 * `src/domain/shapes.ts` reads: code for each of them would be four times as large.
 */
import { readFileSync, writeFileSync } from "node:fs";

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
const LATER = [
  "BaselineResponse",
  "JudgedClaims",
  "ComparedStart",
  "PretrainedList",
  "RunComparison",
  "RunDiagnosis",
  "StorageInfo",
  "Study",
  "StudyCreated",
  "StudyPlanned",
  "TableReportBody",
  "UploadedTable",
  "UploadedTables",
  "ZooOverview",
];

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
      if (key === "$ref") return [key, value.replace(/^.*\//, "")];
      // Tuples as draft 7 has them.
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
const SHAPES = mapValues(components.schemas, shapeOf);
const NOTE = "/** Written by `make generate` from docs/openapi.json. */\n";

/** Names of all shapes that some refer to, themselves among them. */
function reached(names) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    JSON.stringify(SHAPES[name], (key, value) => {
      if (key === "$ref" && typeof value === "string") visit(value);
      return value;
    });
  };
  names.forEach(visit);
  return [...found].sort();
}

/** One file of guards, with its types. */
function write(file, names) {
  const shapes = Object.fromEntries(reached(names).map((name) => [name, SHAPES[name]]));
  const text = JSON.stringify(JSON.stringify(shapes));
  const guards = names.map((name) => `export const is${name} = guard("${name}");\n`);
  const code = [
    'import { makeGuards } from "../domain/shapes";\n\n',
    `const guard = makeGuards(JSON.parse(${text}));\n\n`,
    ...guards,
  ];
  writeFileSync(new URL(`${file}.js`, FOLDER), NOTE + code.join(""));
  const types = names.map(
    (name) =>
      `export declare function is${name}(value: unknown): value is components["schemas"]["${name}"];\n`,
  );
  const imports = 'import type { components } from "./api";\n\n';
  writeFileSync(new URL(`${file}.d.ts`, FOLDER), `${NOTE}${imports}${types.join("")}`);
}

write("validators", AT_ONCE);
write("laterValidators", LATER);
