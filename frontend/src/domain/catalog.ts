/** The engine's catalogue as the page reads it. `readCatalog` is the only place where unknown JSON becomes typed. */
import { readSpec } from "./readDocument";
import type { Config, Spec } from "./spec";

/** A JSON schema of a component's settings, as pydantic writes it. */
export interface JsonSchema {
  readonly properties?: Record<string, SchemaProperty>;
  readonly $defs?: Record<string, SchemaProperty>;
  readonly required?: readonly string[];
}

export interface SchemaProperty {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaProperty[];
  readonly items?: SchemaProperty;
  readonly prefixItems?: readonly SchemaProperty[];
  readonly $ref?: string;
  readonly live?: boolean;
  readonly unit?: string;
  readonly scale?: string;
  readonly choices?: readonly unknown[];
  readonly component?: string;
}

/** What every entry of the catalogue has. */
export interface Entry {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  readonly formula: string;
  readonly source: string;
  readonly config_schema: JsonSchema;
  readonly defaults: Config;
  readonly live: readonly string[];
}

export interface LayerEntry extends Entry {
  readonly category: string;
  readonly inputs: readonly { name: string; many: boolean }[];
  readonly activation: boolean;
  readonly curve: readonly (readonly [number, number])[] | null;
  readonly can_die: boolean;
  readonly has_weights: boolean;
}

export interface LossEntry extends Entry {
  readonly targets: readonly string[];
  readonly logits: boolean;
  readonly task: string;
}

export interface DatasetEntry extends Entry {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly input_shape: readonly number[];
  readonly outputs: number;
  readonly size: number;
  /** Shape of one label: empty where an example has one class. */
  readonly label_shape: readonly number[];
  readonly default_split: readonly number[];
  readonly needs_download: boolean;
  readonly available: boolean;
}

export interface AugmentationEntry extends Entry {
  readonly images_only: boolean;
  /** Whether pixels change their places. */
  readonly moves: boolean;
}

export interface BaselineEntry extends Entry {
  readonly needs: "classes" | "values" | "either" | "inputs";
}

export interface MetricEntry {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  readonly task: string;
  readonly least_classes: number;
  /** Only where an example has one class. */
  readonly single: boolean;
  /** Only where the target is a value of the data set. */
  readonly values_only: boolean;
}

export interface Lab {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly spec: Spec;
  /** How fast it is best watched; null: as fast as it goes. */
  readonly steps_per_second: number | null;
}

export interface FindingEntry {
  readonly type: string;
  readonly title: string;
  readonly sentence: string;
  readonly explanation: string;
  readonly source: string;
  readonly cures: Record<string, string>;
}

export interface Catalog {
  readonly layers: readonly LayerEntry[];
  readonly losses: readonly LossEntry[];
  readonly optimizers: readonly Entry[];
  readonly schedules: readonly Entry[];
  readonly initializers: readonly Entry[];
  readonly datasets: readonly DatasetEntry[];
  readonly preprocessing: readonly Entry[];
  readonly augmentations: readonly AugmentationEntry[];
  readonly baselines: readonly BaselineEntry[];
  readonly metrics: readonly MetricEntry[];
  readonly findings: readonly FindingEntry[];
  readonly labs: readonly Lab[];
  readonly live_paths: readonly string[];
  readonly limits: Record<string, number>;
}

type Raw = Record<string, unknown>;

const EMPTY_ENTRY = {
  title: "",
  summary: "",
  formula: "",
  source: "",
  config_schema: {},
  defaults: {},
  live: [],
};
const EMPTY_LAYER = {
  ...EMPTY_ENTRY,
  category: "core",
  inputs: [],
  activation: false,
  curve: null,
  can_die: false,
  has_weights: false,
};
const EMPTY_DATASET = {
  ...EMPTY_ENTRY,
  kind: "plane",
  classes: [],
  input_shape: [],
  outputs: 0,
  size: 0,
  label_shape: [],
  default_split: [],
  needs_download: false,
  available: true,
};

const EMPTY_METRIC = {
  title: "",
  summary: "",
  task: "any",
  least_classes: 0,
  single: false,
  values_only: false,
};

function list<T>(raw: Raw, key: string, empty: object): T[] {
  const entries = raw[key];
  return Array.isArray(entries) ? entries.map((entry) => ({ ...empty, ...entry }) as T) : [];
}

/** The catalogue in an answer of the server; parts it does not name are empty. */
export function readCatalog(json: unknown): Catalog {
  const raw: Raw = typeof json === "object" && json !== null ? (json as Raw) : {};
  const labs = list<Omit<Lab, "spec"> & { spec: unknown }>(raw, "labs", {
    title: "",
    summary: "",
    steps_per_second: null,
  });
  return {
    layers: list(raw, "layers", EMPTY_LAYER),
    losses: list(raw, "losses", {
      ...EMPTY_ENTRY,
      targets: [],
      logits: false,
      task: "classification",
    }),
    optimizers: list(raw, "optimizers", EMPTY_ENTRY),
    schedules: list(raw, "schedules", EMPTY_ENTRY),
    initializers: list(raw, "initializers", EMPTY_ENTRY),
    datasets: list(raw, "datasets", EMPTY_DATASET),
    preprocessing: list(raw, "preprocessing", EMPTY_ENTRY),
    augmentations: list(raw, "augmentations", { ...EMPTY_ENTRY, images_only: false, moves: false }),
    baselines: list(raw, "baselines", { ...EMPTY_ENTRY, needs: "inputs" }),
    metrics: list(raw, "metrics", EMPTY_METRIC),
    findings: list(raw, "findings", { cures: {}, sentence: "", explanation: "", source: "" }),
    labs: labs.map((entry) => ({ ...entry, spec: readSpec(entry.spec) })),
    live_paths: Array.isArray(raw.live_paths) ? (raw.live_paths as string[]) : [],
    limits: (raw.limits as Record<string, number> | undefined) ?? {},
  };
}

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
