/** The engine's catalogue, as the server's description has it. */
import type { components } from "../generated/api";
import type { Config } from "./spec";

type Schemas = components["schemas"];

export type Catalog = Schemas["Catalog"];
/** What every component has. */
export type Entry = Schemas["ComponentEntry"];
export type LayerEntry = Schemas["LayerEntry"];
export type LossEntry = Schemas["LossEntry"];
export type DatasetEntry = Schemas["DatasetEntry"];
/** What is known of the examples of a data set. */
export type DatasetFacts = Schemas["DatasetFacts"];
export type AugmentationEntry = Schemas["AugmentationEntry"];
export type BaselineEntry = Schemas["BaselineEntry"];
export type ZooEntry = Schemas["ZooEntry"];
export type ZooCosts = Schemas["ZooCosts"];
export type Lab = Schemas["LabEntry"];
export type LabRun = Schemas["LabRunEntry"];
export type LabStudy = Schemas["LabStudyEntry"];
/** A JSON schema of a component's settings. */
export type JsonSchema = Schemas["SettingsSchema"];
export type SchemaProperty = Schemas["SettingSchema"];

export function findEntry<T extends { readonly type: string }>(
  entries: readonly T[],
  type: string,
): T | undefined {
  return entries.find((entry) => entry.type === type);
}

/** A setting as it applies: what the spec says, else the component's default. */
export function fieldValue(entry: Entry, config: Config | undefined, field: string): unknown {
  const given = config?.[field];
  return given === undefined
    ? (entry.defaults[field] ?? entry.config_schema.properties?.[field]?.default)
    : given;
}
