/** Every single setting of training, data and the selected block, by name: what it is, what it may be, how it is set. */
import { setBlock } from "../../domain/blocks";
import { type Catalog, type Entry, fieldValue, findEntry } from "../../domain/catalog";
import { setData, setOptimizer, setSchedule, setTraining, withField } from "../../domain/document";
import type { Bounds } from "../../domain/numbers";
import { nodeAt, specPath } from "../../domain/places";
import { readSettings, type Setting } from "../../domain/schema";
import type { Config } from "../../domain/spec";
import { LOOP_ROWS, MORE_ROWS } from "../../domain/trainingRows";
import { englishText, type TranslateText } from "../../i18n";
import { documentStore, editDocument } from "../../state/documentStore";
import { setLive } from "../../state/liveValues";
import type { Stage } from "../../state/stage";
import { uiStore } from "../../state/uiStore";
import { type Family, makeTexts, type Texts } from "../../ui/texts";
import type { CommandContext } from "./actionCommands";

export interface NumberTarget {
  readonly kind: "number";
  readonly path: string;
  readonly title: string;
  /** Its own name, without the block's. */
  readonly own: string;
  readonly english: string;
  readonly value: number | null;
  readonly bounds: Bounds;
  readonly set: (value: number) => void;
}

export interface ChoiceTarget {
  readonly kind: "choice";
  readonly path: string;
  readonly title: string;
  readonly english: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly chosen: boolean;
    readonly choose: () => void;
  }[];
}

type Target = NumberTarget | ChoiceTarget;

interface Part {
  readonly entry: Entry;
  readonly family: Family;
  /** The block that it is a setting of; empty for training and data. */
  readonly owner: string;
  readonly config: Config | undefined;
  readonly path: string;
  readonly change: (config: Config) => void;
}

/** What is written on the page: `Dense 1: Units`. */
function named(owner: string, title: string): string {
  return owner === "" ? title : `${owner}: ${title}`;
}

function target(part: Part, setting: Setting, texts: Texts, stage: Stage): Target[] {
  const { entry, family, config, path } = part;
  const own = texts.settingTitle(family, entry.type, setting.name, setting.title);
  const base = {
    path: `${path}.${setting.name}`,
    title: named(part.owner, own),
    own,
    english: englishText(`${family}.${entry.type}.${setting.name}.title`, setting.title),
  };
  const value = fieldValue(entry, config, setting.name);
  const change = (next: unknown) => part.change(withField(config, setting.name, next));
  if (setting.kind === "number") {
    const set = (next: number) => {
      change(next);
      if (setting.live) setLive(stage, base.path, next);
    };
    return [
      {
        ...base,
        kind: "number",
        value: typeof value === "number" ? value : null,
        bounds: setting,
        set,
      },
    ];
  }
  if (setting.kind !== "choice") return [];
  const options = setting.options.map((option) => ({
    value: String(option),
    label: texts.choice(setting.name, option),
    chosen: option === value,
    choose: () => change(option),
  }));
  return [{ ...base, kind: "choice", options }];
}

function partTargets(part: Part, texts: Texts, stage: Stage): Target[] {
  return readSettings(part.entry.config_schema).flatMap((setting) =>
    target(part, setting, texts, stage),
  );
}

function selectedPart(catalog: Catalog, texts: Texts): Part[] {
  const { spec } = documentStore.getState();
  const { selection } = uiStore.getState();
  const id = selection.length === 1 ? (selection[0] ?? "") : "";
  const node = nodeAt(spec, id);
  const entry = findEntry(catalog.layers, node?.type ?? "");
  if (node === undefined || entry === undefined) return [];
  const change = (config: Config) => editDocument((draft) => setBlock(draft, id, { config }));
  const path = `${specPath(spec, id)}.config`;
  return [
    {
      entry,
      family: "layers",
      owner: texts.node(node, catalog),
      config: node.config,
      path,
      change,
    },
  ];
}

/** The optimiser, the schedule, the data set: their own settings. */
function componentParts(catalog: Catalog): Part[] {
  const { optimizer, schedule, data } = documentStore.getState().spec;
  const parts = [
    {
      ...({ family: "optimizers", component: optimizer, entries: catalog.optimizers } as const),
      path: "optimizer.config",
      change: (config: Config) =>
        editDocument((draft) => setOptimizer(draft, { type: optimizer.type, config })),
    },
    {
      ...({ family: "schedules", component: schedule, entries: catalog.schedules } as const),
      path: "schedule.config",
      change: (config: Config) =>
        editDocument((draft) => setSchedule(draft, { type: schedule.type, config })),
    },
    {
      ...({ family: "datasets", component: data, entries: catalog.datasets } as const),
      path: "data.config",
      change: (config: Config) => editDocument((draft) => setData(draft, { config })),
    },
  ];
  return parts.flatMap(({ family, component, entries, path, change }) => {
    const entry = findEntry<Entry>(entries, component.type);
    // The columns of a table are chosen in its own dialog.
    if (entry === undefined || ("brought" in entry && entry.brought)) return [];
    return [{ entry, family, owner: "", config: component.config, path, change }];
  });
}

function trainingTargets({ stage, t }: CommandContext, catalog: Catalog): Target[] {
  const { training } = documentStore.getState().spec;
  return [...LOOP_ROWS, ...MORE_ROWS].map(({ field, live, ...bounds }) => ({
    ...({ kind: "number", path: `training.${field}`, title: t(`training.${field}`) } as const),
    own: t(`training.${field}`),
    english: englishText(`training.${field}`),
    value: training[field],
    bounds: field === "batch_size" ? { ...bounds, maximum: catalog.limits.batch_size } : bounds,
    set: (value) => {
      editDocument((draft) => setTraining(draft, { [field]: value }));
      if (live) setLive(stage, `training.${field}`, value);
    },
  }));
}

function optimizerChoice(texts: Texts, text: TranslateText, catalog: Catalog): Target {
  const { optimizer } = documentStore.getState().spec;
  return {
    ...{ kind: "choice", path: "optimizer.type", title: text("training.optimizer", "") },
    english: englishText("training.optimizer"),
    options: catalog.optimizers.map((option) => ({
      value: option.type,
      label: texts.title("optimizers", option),
      chosen: option.type === optimizer.type,
      choose: () => editDocument((draft) => setOptimizer(draft, { type: option.type, config: {} })),
    })),
  };
}

/** Settings of the selected block first. */
export function findTargets(context: CommandContext, catalog: Catalog): Target[] {
  const texts = makeTexts(context.text);
  const parts = [...selectedPart(catalog, texts), ...componentParts(catalog)];
  return [
    ...parts.flatMap((part) => partTargets(part, texts, context.stage)),
    ...trainingTargets(context, catalog),
    optimizerChoice(texts, context.text, catalog),
  ];
}
