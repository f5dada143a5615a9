/** Form fields out of a component's JSON schema. */
import type { JsonSchema, SchemaProperty } from "./catalog";
import { readNumber, writeNumber } from "./numbers";
import type { Config } from "./spec";

interface FieldBase {
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly live: boolean;
  readonly default: unknown;
}

export interface NumberSetting extends FieldBase {
  readonly kind: "number";
  readonly integer: boolean;
  readonly nullable: boolean;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  readonly unit?: string | undefined;
  readonly choices: readonly number[];
}

export type Setting =
  | NumberSetting
  | (FieldBase & { readonly kind: "boolean" | "text" })
  | (FieldBase & { readonly kind: "choice"; readonly options: readonly Choice[] })
  | (FieldBase & { readonly kind: "numbers"; readonly integer: boolean })
  | (FieldBase & { readonly kind: "points" })
  | (FieldBase & { readonly kind: "words"; readonly options: readonly string[] })
  | (FieldBase & { readonly kind: "component"; readonly registry: string });

/** One of a few values; some settings take a word or a number (padding: same, valid or pixels). */
type Choice = string | number;

export function isChoice(value: unknown): value is Choice {
  return typeof value === "string" || typeof value === "number";
}

function resolve(property: SchemaProperty, schema: JsonSchema): SchemaProperty {
  if (property.$ref === undefined) return property;
  const target = schema.$defs?.[property.$ref.replace("#/$defs/", "")] ?? {};
  const { $ref: _reference, ...rest } = property;
  return { ...target, ...rest };
}

function words(values: readonly unknown[] | undefined): string[] {
  return (values ?? []).filter((value): value is string => typeof value === "string");
}

function numbers(values: readonly unknown[] | undefined): number[] {
  return (values ?? []).filter((value): value is number => typeof value === "number");
}

function optionsOf(property: SchemaProperty): string[] {
  return words(property.enum ?? (property.const === undefined ? undefined : [property.const]));
}

function readSetting(name: string, raw: SchemaProperty, schema: JsonSchema): Setting {
  const variants = (raw.anyOf ?? [raw]).map((variant) => resolve(variant, schema));
  const nullable = variants.some((variant) => variant.type === "null");
  const main = variants.find((variant) => variant.type !== "null") ?? raw;
  const base: FieldBase = {
    name,
    title: raw.title ?? name,
    help: raw.description ?? "",
    live: raw.live ?? false,
    default: raw.default,
  };
  if (raw.component !== undefined) return { ...base, kind: "component", registry: raw.component };
  const options = variants.flatMap(optionsOf);
  if (options.length > 0) {
    const offered = (raw.choices ?? []).filter(isChoice);
    return { ...base, kind: "choice", options: offered.length > 0 ? offered : options };
  }
  if (main.type === "boolean") return { ...base, kind: "boolean" };
  if (main.type === "array") {
    const items = resolve(main.items ?? main.prefixItems?.[0] ?? {}, schema);
    if (items.type === "array") return { ...base, kind: "points" };
    const names = optionsOf(items);
    if (names.length > 0 || items.type === "string") {
      return { ...base, kind: "words", options: names.length > 0 ? names : words(raw.choices) };
    }
    return { ...base, kind: "numbers", integer: items.type === "integer" };
  }
  if (main.type === "integer" || main.type === "number") {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = main;
    return {
      ...base,
      ...{ kind: "number", integer: main.type === "integer", nullable, unit: raw.unit },
      ...{ minimum, maximum, exclusiveMinimum, exclusiveMaximum, choices: numbers(raw.choices) },
    };
  }
  return { ...base, kind: "text" };
}

/** The settings of a component, in the order in which its author wrote them. */
export function readSettings(schema: JsonSchema): Setting[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    readSetting(name, property, schema),
  );
}

const START_WIDTH = 8;

/**
 * What a new block says where its author left a setting open: 8 units or filters; a shape keeps the input's.
 *
 * @param inputShape what would enter the block, or null where that is not known.
 */
export function startConfig(schema: JsonSchema, inputShape: readonly number[] | null): Config {
  const open = new Set(schema.required ?? []);
  const settings = readSettings(schema).filter(({ name }) => open.has(name));
  return Object.fromEntries(
    settings.flatMap((setting): [string, unknown][] => {
      if (setting.kind === "number") {
        const least = Math.max(START_WIDTH, setting.minimum ?? START_WIDTH);
        return [[setting.name, Math.min(least, setting.maximum ?? least)]];
      }
      if (setting.kind === "numbers") return [[setting.name, [...(inputShape ?? [1])]]];
      return setting.kind === "choice" ? [[setting.name, setting.options[0]]] : [];
    }),
  );
}

/** `3, 3` or `3 3` or `3x3` as numbers; null where a part is none. A comma divides numbers, and marks decimals between semicolons: `0,5; 1`. */
export function readNumbers(text: string): number[] | null {
  const separators = text.includes(";") ? /[\s;]+/ : /[\s,x\u00d7]+/i;
  const parts = text.split(separators).filter((part) => part !== "");
  const values = parts.map(readNumber);
  const read = values.filter((value) => value !== null);
  return read.length === values.length ? read : null;
}

export function writeNumbers(value: unknown): string {
  return Array.isArray(value) ? value.map((part) => writeNumber(Number(part))).join(", ") : "";
}
