/** Data sets by what their examples are, in the order of a course. */
import type { DatasetEntry } from "./catalog";
import { hasPlacedTargets } from "./dataFit";

const ORDER: readonly string[] = ["plane", "function", "table", "image", "places", "sequence"];

/** The group of a data set: its kind, except that pictures with classes or frames at places stand by themselves. */
export function groupOf(entry: DatasetEntry): string {
  if (entry.kind === "tokens") return "sequence";
  return hasPlacedTargets(entry) ? "places" : entry.kind;
}

/** Groups that hold any data set but those that people bring; kinds that nobody thought of come last, by their own name. */
export function groupDatasets(
  datasets: readonly DatasetEntry[],
): readonly (readonly [string, readonly DatasetEntry[]])[] {
  const offered = datasets.filter(({ brought }) => !brought);
  const names = [...new Set([...ORDER, ...offered.map(groupOf)])];
  return names
    .map((name) => [name, offered.filter((entry) => groupOf(entry) === name)] as const)
    .filter(([, entries]) => entries.length > 0);
}
