/** The networks of the zoo as rows of a table: texts of the catalogue beside what the server counted. */
import type { ZooCosts, ZooEntry } from "./catalog";

export interface ZooRow extends ZooEntry, ZooCosts {}

export const ZOO_COLUMNS = [
  "year",
  "top5_error",
  "weights",
  "operations",
  "memory_bytes",
  "layers",
] as const;
export type ZooColumn = (typeof ZOO_COLUMNS)[number];

export interface ZooOrder {
  readonly by: ZooColumn;
  readonly descending: boolean;
}

/** Entries that were counted. */
export function joinZoo(entries: readonly ZooEntry[], costs: readonly ZooCosts[]): ZooRow[] {
  const counted = new Map(costs.map((each) => [each.type, each]));
  return entries.flatMap((entry) => {
    const found = counted.get(entry.type);
    return found === undefined ? [] : [{ ...entry, ...found }];
  });
}

/** Rows in order; those without a value are last either way, equal ones stay as they were. */
export function sortZoo(rows: readonly ZooRow[], { by, descending }: ZooOrder): ZooRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a[by], b[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

/** The chosen networks after a click on one of them: at most two, the earlier one gives way. */
export function pick(chosen: readonly string[], type: string): string[] {
  return chosen.includes(type)
    ? chosen.filter((each) => each !== type)
    : [...chosen.slice(-1), type];
}
