/** Initial weights given one by one, in the settings of a layer. */
import { type Document, setNodeField } from "./document";
import { isObject } from "./readDocument";
import { type Component, findNode, type Spec } from "./spec";

export const MOST_GIVEN = 4096;

const SETTINGS = { kernel: "weight_initializer", bias: "bias_initializer" } as const;
type ArrayName = keyof typeof SETTINGS;

function initializer(spec: Spec, node: string, array: ArrayName): Component | null {
  const found = findNode(spec, node)?.config?.[SETTINGS[array]];
  if (found === undefined) return array === "bias" ? { type: "zeros", config: {} } : null;
  return isObject(found) && typeof found.type === "string"
    ? { type: found.type, config: isObject(found.config) ? { ...found.config } : {} }
    : null;
}

function numbersOf(values: unknown): number[] {
  return Array.isArray(values)
    ? values.map((value) => (typeof value === "number" ? value : 0))
    : [];
}

/** The numbers that an array starts with where the spec says them: given, constant or zero; null where drawn. */
export function knownStart(
  spec: Spec,
  node: string,
  array: ArrayName,
  count: number,
): number[] | null {
  const start = initializer(spec, node, array);
  if (start === null) return null;
  const { type, config = {} } = start;
  if (type === "zeros") return Array.from({ length: count }, () => 0);
  if (type === "constant") {
    const value = typeof config.value === "number" ? config.value : 0.1;
    return Array.from({ length: count }, () => value);
  }
  if (type !== "given") return null;
  const values = numbersOf(config.values);
  return values.length === count ? values : null;
}

export function setGiven(
  draft: Document,
  node: string,
  array: ArrayName,
  values: readonly number[],
): Document {
  return setNodeField(draft, node, SETTINGS[array], { type: "given", config: { values } });
}

/** One number of the start; numbers that were drawn become 0, since no draw leaves out one of them. */
export function setStartNumber(
  draft: Document,
  node: string,
  array: ArrayName,
  count: number,
  place: number,
  value: number,
): Document {
  const known =
    knownStart(draft.spec, node, array, count) ?? Array.from({ length: count }, () => 0);
  return setGiven(draft, node, array, known.with(place, value));
}

/**
 * Given numbers of `columns` columns for another size. `rows`, `units`: the place that each of the new ones had, -1 where
 * it is new and starts at 0.
 */
function resized(
  values: readonly number[],
  columns: number,
  rows: readonly number[],
  units: readonly number[],
): number[] {
  return rows.flatMap((row) =>
    units.map((unit) => (row < 0 || unit < 0 ? 0 : (values[row * columns + unit] ?? 0))),
  );
}

/** The places of `count` numbers, made longer by new ones or shorter. */
export function placesOf(count: number, next: number): number[] {
  return Array.from({ length: next }, (_, place) => (place < count ? place : -1));
}

/** Fits given numbers of a layer to other inputs and units (see `resized`); others are drawn for any size. */
export function resizeGiven(
  draft: Document,
  node: string,
  columns: number,
  rows: readonly number[],
  units: readonly number[],
): Document {
  let next = draft;
  for (const array of ["kernel", "bias"] as const) {
    const start = initializer(draft.spec, node, array);
    if (start?.type !== "given") continue;
    const values = numbersOf(start.config?.values);
    next = setGiven(
      next,
      node,
      array,
      resized(values, columns, array === "bias" ? [0] : rows, units),
    );
  }
  return next;
}
