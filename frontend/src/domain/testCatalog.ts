/** A catalogue of which a test names what it looks at. */
import type { components } from "../generated/api";
import type { Catalog } from "./catalog";

type Schemas = components["schemas"];

/** Parts of entries; every entry has its type. */
type Parts<E> = readonly (Partial<E> & { readonly type: string })[];

export interface CatalogParts {
  readonly layers?: Parts<Schemas["LayerEntry"]>;
  readonly groups?: Parts<Schemas["GroupEntry"]>;
  readonly losses?: Parts<Schemas["LossEntry"]>;
  readonly optimizers?: Parts<Schemas["OptimizerEntry"]>;
  readonly schedules?: Parts<Schemas["ComponentEntry"]>;
  readonly initializers?: Parts<Schemas["ComponentEntry"]>;
  readonly datasets?: Parts<Schemas["DatasetEntry"]>;
  readonly preprocessing?: Parts<Schemas["ComponentEntry"]>;
  readonly augmentations?: Parts<Schemas["AugmentationEntry"]>;
  readonly baselines?: Parts<Schemas["BaselineEntry"]>;
  readonly metrics?: Parts<Schemas["MetricEntry"]>;
  readonly studies?: Catalog["studies"];
  readonly probes?: Catalog["probes"];
  readonly zoo?: Catalog["zoo"];
  readonly limits?: Catalog["limits"];
}

const ENTRY = {
  ...{ title: "", summary: "", formula: "", source: "", version: 1 },
  ...{ config_schema: {}, defaults: {}, live: [] },
};
const LAYER = {
  ...ENTRY,
  ...{
    category: "core",
    inputs: [],
    activation: false,
    curve: null,
    glyph: "",
    symbol: "",
    can_die: false,
  },
  ...{ has_weights: false, saturation: null, folds_into: [] },
} satisfies Omit<Schemas["LayerEntry"], "type">;
const GROUP = {
  ...ENTRY,
  group: { nodes: [], edges: [], ports: { inputs: ["in"], output: "out" } },
} satisfies Omit<Schemas["GroupEntry"], "type">;
const LOSS = {
  ...ENTRY,
  ...{ targets: [], logits: false, task: "classification" },
  ...{ unit_interval_targets: false, positions: false, alone: false },
} satisfies Omit<Schemas["LossEntry"], "type">;
const DATASET = {
  ...ENTRY,
  ...{ kind: "plane", classes: [], input_shape: [], outputs: 0, size: 0, label_shape: [] },
  ...{
    tokens: 0,
    boxes: 0,
    default_split: [],
    count_only: false,
    needs_download: false,
    available: true,
    brought: false,
  },
} satisfies Omit<Schemas["DatasetEntry"], "type">;
const METRIC = {
  ...{ title: "", summary: "", formula: "", source: "", task: "any" },
  ...{ least_classes: 0, least_outputs: 1, single: false, values_only: false },
} satisfies Omit<Schemas["MetricEntry"], "type">;
const BASELINE = { ...ENTRY, needs: "inputs" } satisfies Omit<Schemas["BaselineEntry"], "type">;

function fill<Whole, Part>(parts: readonly Part[] | undefined, whole: Whole): (Whole & Part)[] {
  return (parts ?? []).map((part) => ({ ...whole, ...part }));
}

export function makeCatalog(parts: CatalogParts = {}): Catalog {
  return {
    version: "",
    layers: fill(parts.layers, LAYER),
    groups: fill(parts.groups, GROUP),
    losses: fill(parts.losses, LOSS),
    optimizers: fill(parts.optimizers, { ...ENTRY, full_batch: false, most_weights: null }),
    schedules: fill(parts.schedules, ENTRY),
    initializers: fill(parts.initializers, ENTRY),
    datasets: fill(parts.datasets, DATASET),
    preprocessing: fill(parts.preprocessing, ENTRY),
    augmentations: fill(parts.augmentations, {
      ...ENTRY,
      ...{ images_only: false, moves: false, corrupts: false },
    }),
    baselines: fill(parts.baselines, BASELINE),
    metrics: fill(parts.metrics, METRIC),
    faces: [],
    views: [],
    exports: [],
    probes: parts.probes ?? [],
    findings: [],
    labs: [],
    studies: parts.studies ?? [],
    zoo: parts.zoo ?? [],
    live_paths: [],
    limits: parts.limits ?? {},
  };
}
