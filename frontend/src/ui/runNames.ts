/** What a run is called: as its owner named it, else by what it has otherwise than the run in focus. */
import type { Catalog } from "../domain/catalog";
import { formatNumber } from "../domain/format";
import type { NamedRun } from "../domain/namedRun";
import { type Difference, differences } from "../domain/runDifference";
import type { Spec } from "../domain/spec";
import { type MessageKey, type Translate, useT } from "../i18n";
import { useNodeNames } from "./nodeNames";
import { capitalise, type Family, type Texts, useTexts } from "./texts";

/** So many differences are named; of the rest, only their number. */
const MOST_NAMED = 2;

export interface RunWords {
  readonly t: Translate;
  readonly texts: Pick<Texts, "title" | "settingTitle" | "choice">;
  readonly nodeName: (id: string) => string;
}

/** Settings of training by their paths, with their titles. */
const TRAINING: Readonly<Record<string, MessageKey>> = {
  "training.batch_size": "training.batch_size",
  "training.epochs": "training.epochs",
  "training.seed": "training.seed",
  "training.l1": "training.l1",
  "training.l2": "training.l2",
};
const FAMILIES = {
  optimizer: "optimizers",
  schedule: "schedules",
  network: "layers",
  data: "datasets",
} as const;
/** Titles of the choice of a component. */
const CHOICES: Readonly<Record<string, MessageKey>> = {
  "optimizer.type": "training.optimizer",
  "schedule.type": "training.schedule",
  "data.type": "difference.data_set",
};
/** Parts of the spec that are named without their values. */
const PARTS: Readonly<Record<string, MessageKey>> = {
  data: "difference.data",
  objectives: "difference.loss",
  network: "difference.network",
};

/** A title with the value, or with the first and the last one where it was changed during the run. */
function withValues(title: string, difference: Difference, { texts }: RunWords): string {
  const field = difference.path.split(".").at(-1) ?? "";
  const values = [difference.former, difference.last].flatMap((value) => {
    if (typeof value === "number") return [formatNumber(value)];
    return typeof value === "string" ? [texts.choice(field, value)] : [];
  });
  return [title, values.join(" → ")].filter((text) => text !== "").join(" ");
}

/** Whose setting it is: a block's, or one's inside a group. @param path in the network. */
function ownerOf(
  [part, name = "", , node = ""]: readonly string[],
  { nodeName }: RunWords,
): string {
  return part === "groups" ? [name, node].join(" › ").replaceAll("_", " ") : nodeName(name);
}

function settingWords(difference: Difference, words: RunWords): string {
  const { path, type } = difference;
  const { t, texts } = words;
  const [part = "", ...rest] = path.split(".");
  const field = rest.at(-1) ?? "";
  if (path === "training.seed") return t("loss.ghost.dice");
  const training = TRAINING[path];
  if (training !== undefined) return withValues(t(training), difference, words);
  if (part === "optimizer" || part === "schedule" || (part === "network" && rest.length > 0)) {
    const family = FAMILIES[part];
    const owner = ownerOf(rest, words);
    if (field === "repeat")
      return withValues(`${owner}: ${t("difference.copies")}`, difference, words);
    if (field === "type") return texts.title(family, { type: String(type), title: "" });
    const title = texts.settingTitle(family, String(type), field, capitalise(field));
    const named = withValues(title, difference, words);
    return part === "network" ? `${owner}: ${named}` : named;
  }
  return t(PARTS[part] ?? "difference.settings");
}

/** Another drawing by the layers that it alone has, or lacks. */
function networkWords({ layers }: Difference, { t, texts }: RunWords): string[] {
  const titles = (types: readonly string[] = []) =>
    types.map((type) => texts.title("layers", { type, title: "" }));
  const [own, lacks] = [titles(layers?.own), titles(layers?.lacks)];
  if (own.length > 0) return own;
  return lacks.length > 0
    ? [t("difference.without", { layers: lacks.join(", ") })]
    : [t("difference.network")];
}

function differenceWords(difference: Difference, words: RunWords): string[] {
  return difference.path === "network"
    ? networkWords(difference, words)
    : [settingWords(difference, words)];
}

/** The choice of a component before its settings. */
function byWeight(found: readonly Difference[]): Difference[] {
  const isChoice = ({ path }: Difference) => path.endsWith(".type");
  return [...found.filter(isChoice), ...found.filter((each) => !isChoice(each))];
}

function joinNames(all: readonly string[]): string {
  const named = [...new Set(all)];
  const shown = named.slice(0, MOST_NAMED);
  const rest = named.length - shown.length;
  return [...shown, ...(rest > 0 ? [`+${rest}`] : [])].join(", ");
}

/** The name of a run by its differences, else by what was done to leave it. */
function runName({ info, leftBy, differences: found }: NamedRun, words: RunWords): string {
  const { t } = words;
  if (info !== null && info.name !== "") return info.name;
  if (found === null) return t("loss.ghost.first");
  // A run that another fix has left may be a fix itself.
  const cured = leftBy === "loss.ghost.cure" && info?.reason !== "cure";
  const all = found.flatMap((difference) =>
    cured && difference.path === "network" ? [t(leftBy)] : differenceWords(difference, words),
  );
  if (all.length === 0) return t(leftBy);
  const recorded = leftBy === "loss.ghost.recorded" ? [t(leftBy)] : [];
  return [...recorded, joinNames(all)].join(", ");
}

/** Name of the run in focus: as its owner named it, else by what it has otherwise than the runs laid over it. */
export function focusName(
  given: string,
  spec: Spec | null,
  others: readonly Pick<NamedRun, "spec">[],
  words: RunWords,
  catalog: Catalog | null,
): string {
  if (given !== "") return given;
  const found = others.flatMap((other) =>
    spec === null || other.spec === null ? [] : differences(spec, other.spec, catalog),
  );
  return (
    joinNames(byWeight(found).flatMap((each) => ownWords(each, words))) ||
    words.t("runs.current_name")
  );
}

/** A difference as the run that has it is named: another seed is no more than another one. */
function ownWords(difference: Difference, words: RunWords): string[] {
  return difference.path === "training.seed"
    ? [withValues(words.t("training.seed"), difference, words)]
    : differenceWords(difference, words);
}

/** Names of several runs; those that would be called alike are distinguished by what differs between them, or by number. */
export function runNames(
  runs: readonly NamedRun[],
  words: RunWords,
  catalog: Catalog | null,
): ReadonlyMap<string, string> {
  const names = runs.map((run) => runName(run, words));
  const named = runs.map((run, index): readonly [string, string] => {
    const name = names[index] ?? "";
    const alike = runs.filter((other, place) => other !== run && names[place] === name);
    const own = run.info?.name ?? "";
    if (alike.length === 0 || own !== "") return [run.runId, name];
    const found = alike.flatMap((other) =>
      run.spec === null || other.spec === null ? [] : differences(run.spec, other.spec, catalog),
    );
    const more = joinNames(found.flatMap((each) => ownWords(each, words)));
    if (more === "" || more === name) return [run.runId, name];
    return [run.runId, `${name}, ${more}`];
  });
  const all = named.map(([, name]) => name);
  return new Map(
    named.map(([runId, name], index) => {
      const alike = all.filter((other) => other === name).length > 1;
      const number = runs[index]?.number;
      return [runId, alike && number ? `${name} #${number}` : name];
    }),
  );
}

/** Title of a setting by its path. @param type of the component that it is a setting of. */
export function settingName(path: string, type: unknown, words: RunWords): string {
  const { t, texts } = words;
  const known = TRAINING[path] ?? CHOICES[path];
  if (known !== undefined) return t(known);
  const parts = path.split(".");
  const [part = "", ...rest] = parts;
  const field = parts.at(-1) ?? "";
  if (/\.edges$/.test(path)) return t("difference.wires");
  if (part === "optimizer" || part === "schedule" || part === "data" || part === "network") {
    const title =
      field === "repeat"
        ? t("difference.copies")
        : texts.settingTitle(FAMILIES[part], String(type), field, capitalise(field));
    if (part !== "network") return title;
    const owner = ownerOf(rest, words);
    return field === "type" ? owner : `${owner}: ${title}`;
  }
  return rest.map(capitalise).join(" › ");
}

/** Type of a component that a block chooses in a setting: an initialiser. */
const CHOSEN_IN_BLOCK = /^network\..*\bconfig\.\w+\.type$/;

function familyOf(path: string): Family {
  const [part = ""] = path.split(".");
  if (part === "objectives") return "losses";
  if (CHOSEN_IN_BLOCK.test(path)) return "initializers";
  return FAMILIES[
    part === "optimizer" || part === "schedule" || part === "data" ? part : "network"
  ];
}

/** Value of a setting in words, also where a run does not have the setting (undefined). */
export function settingValue(
  path: string,
  value: unknown,
  words: Pick<RunWords, "t" | "texts">,
): string {
  const { t, texts } = words;
  if (value === undefined) return t("difference.absent");
  if (value === null) return t("difference.none");
  const field = path.split(".").at(-1) ?? "";
  if (typeof value === "boolean") return t(value ? "difference.yes" : "difference.no");
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") {
    if (field !== "type") return texts.choice(field, value);
    return texts.title(familyOf(path), { type: value, title: "" });
  }
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) =>
      typeof item === "object" ? JSON.stringify(item) : settingValue(`${path}.item`, item, words),
    );
    return items.length === 0 ? t("difference.none") : items.join(", ");
  }
  return JSON.stringify(value);
}

/** Words for what runs differ in, with blocks called as in a spec. */
export function useRunWords(spec: Spec, catalog: Catalog | null): RunWords {
  const t = useT();
  const texts = useTexts();
  const nodeName = useNodeNames(spec, catalog);
  return { t, texts, nodeName };
}
