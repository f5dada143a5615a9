/** Features that a data set of the plane can give a network. */
import { type DatasetEntry, fieldValue } from "./catalog";

function named(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

export function featureChoices(entry: DatasetEntry | undefined): readonly string[] {
  if (entry === undefined || fieldValue(entry, {}, "features") === undefined) return [];
  return named(entry.config_schema.properties?.features?.choices);
}
