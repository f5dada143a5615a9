/** Form fields out of a component's JSON schema. */
import type { JsonSchema, SchemaProperty } from "./catalog";
import { readNumber, writeNumber } from "./numbers";

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
  | (FieldBase & { readonly kind: "choice"; readonly options: readonly string[] })
  | (FieldBase & { readonly kind: "numbers"; readonly integer: boolean })
  | (FieldBase & { readonly kind: "words"; readonly options: readonly string[] })
  | (FieldBase & { readonly kind: "component"; readonly registry: string });

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
  const options = optionsOf(main);
  if (options.length > 0) return { ...base, kind: "choice", options };
  if (main.type === "boolean") return { ...base, kind: "boolean" };
  if (main.type === "array") {
    const items = resolve(main.items ?? main.prefixItems?.[0] ?? {}, schema);
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

/** `3, 3` or `3 3` or `3x3` as numbers; null where a part is none. A comma divides, so a point marks decimals. */
export function readNumbers(text: string): number[] | null {
  const parts = text.split(/[\s,;x\u00d7]+/i).filter((part) => part !== "");
  const values = parts.map(readNumber);
  return values.some((value) => value === null) ? null : (values as number[]);
}

export function writeNumbers(value: unknown): string {
  return Array.isArray(value) ? value.map((part) => writeNumber(Number(part))).join(", ") : "";
}
