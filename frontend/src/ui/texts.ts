/** Names and sentences of the engine's parts in the page's language. */
import type { Catalog, Entry } from "../domain/catalog";
import { findEntry } from "../domain/catalog";
import { formatBytes, formatNumber, formatNumbersIn } from "../domain/format";
import { writeShape } from "../domain/numbers";
import type { Port } from "../domain/ports";
import { familyOf, type PlacedProblem, type SettingPlace } from "../domain/settingPlace";
import type { Problem, SpecNode } from "../domain/spec";
import { type TranslateText, useText } from "../i18n";
import { titleKey } from "./settingTitles";

export type Family =
  | "layers"
  | "losses"
  | "optimizers"
  | "schedules"
  | "initializers"
  | "datasets"
  | "preprocessing"
  | "augmentations"
  | "baselines"
  | "groups"
  | "metrics"
  | "exports";

export interface Texts {
  title: (family: Family, entry: Pick<Entry, "type" | "title">) => string;
  summary: (family: Family, entry: Pick<Entry, "type" | "summary">) => string;
  settingTitle: (family: Family, type: string, field: string, fallback: string) => string;
  settingHelp: (family: Family, type: string, field: string, fallback: string) => string;
  /** An input of a layer that has several. */
  port: (type: string, port: Pick<Port, "name" | "title">) => string;
  /** A value that a setting offers. */
  choice: (field: string, option: string | number) => string;
  /** What a block is called: `Dense 2` for dense_2, else its own name. */
  node: (node: Pick<SpecNode, "id" | "type">, catalog: Catalog | null) => string;
  problem: (problem: PlacedProblem) => string;
  hint: (problem: PlacedProblem) => string;
}

/** A name of the code as words: `block_1` as `Block 1`. */
export function capitalise(name: string): string {
  const spaced = name.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A value of a problem as text inside a sentence: shapes as people write them, several joined by commas. */
function show(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return formatNumber(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const isShape = value.length > 0 && value.every((part) => typeof part === "number");
  return isShape ? writeShape(value) : value.map(show).join(", ");
}

/** Problems whose `got` is the type of a component: it is called as everywhere on the page. */
const NAMED: Readonly<Record<string, Family>> = {
  metric_uninformative: "metrics",
  augmentation_needs_images: "augmentations",
  augmentation_of_mixtures: "augmentations",
  augmentation_moves_targets: "augmentations",
  mixing_not_last: "preprocessing",
  tokens_are_names: "datasets",
  clipping_bends_the_step: "optimizers",
  classes_at_every_position: "losses",
  one_class_an_example: "losses",
};

/** A problem whose `got` is the type of a layer and whose `expected` is one of its ports. */
const OF_PORT = "port_not_connected";

/** Problems whose `got` and `expected` are bytes. */
const OF_BYTES: ReadonlySet<string> = new Set(["too_much_memory"]);

type Names = Pick<Texts, "title" | "settingTitle" | "port">;

/** What a block is called, by the name of its layer. */
function nodeTitle({ id, type }: Pick<SpecNode, "id" | "type">, layer: string): string {
  if (type === "input" && id === "x") return layer;
  const number = id.startsWith(`${type}_`) ? id.slice(type.length + 1) : null;
  if (number === null || !/^\d+$/.test(number)) return capitalise(id);
  return /\d$/.test(layer) ? `${layer} (${number})` : `${layer} ${number}`;
}

/** A setting with the block, or the group, that it is of: `Dense 1: Units`. */
function placeTitle(
  { pattern, group, node, settings }: SettingPlace,
  names: Names,
  text: TranslateText,
) {
  const around = group === null ? [] : [capitalise(group)];
  const block = node && nodeTitle(node, names.title("layers", { type: node.type, title: "" }));
  const owner = [...around, ...(block === null ? [] : [block])].join(" › ");
  const key = titleKey(pattern);
  const own =
    settings.length > 0
      ? settings
          .map(({ family, type, field }) =>
            names.settingTitle(family, type, field, capitalise(field)),
          )
          .join(" › ")
      : text(key ?? "", key ?? "");
  return [owner, own].filter((part) => part !== "").join(": ");
}

/** What a path is called on the page; itself where it leads to no setting. */
function pathName({ path, place }: PlacedProblem, names: Names, text: TranslateText): string {
  const title = place ? placeTitle(place, names, text) : "";
  return title || (path ?? "");
}

/** The key of a problem's sentence, and its values. */
function sentenceOf(problem: PlacedProblem, names: Names, text: TranslateText) {
  const values = problemValues(problem, names, text);
  if (!OF_BYTES.has(problem.code)) return { key: `problems.${problem.code}.message`, values };
  const inUnits = (bytes: unknown) => formatBytes(Number(bytes));
  const got = inUnits(problem.got);
  const expected = inUnits(problem.expected);
  return { key: `problems_of_bytes.${problem.code}`, values: { ...values, got, expected } };
}

/** So many components are listed; of more, those whose names begin most alike. */
const MOST_LISTED = 8;

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** Types that may stand where an unknown one stands, by their titles; what else is expected stays as it is. */
function knownTypes({ code, got, place }: PlacedProblem, expected: string, names: Names): string {
  const family = place && familyOf(place.pattern);
  if (code !== "unknown_type" || !family) return expected;
  const all = expected.split(", ");
  const near = all.toSorted((a, b) => sharedStart(b, String(got)) - sharedStart(a, String(got)));
  const listed = all.length > MOST_LISTED ? near.slice(0, MOST_LISTED) : all;
  const titles = listed.map((type) => names.title(family, { type, title: "" }));
  return [...titles, ...(listed.length < all.length ? ["…"] : [])].join(", ");
}

function problemValues(problem: PlacedProblem, names: Names, text: TranslateText) {
  const { title, port } = names;
  const family = NAMED[problem.code];
  const { got } = problem;
  const expected = formatNumbersIn(problem.expected ?? "");
  const named = family !== undefined && typeof got === "string";
  const ofPort = problem.code === OF_PORT && typeof got === "string";
  return {
    node: problem.node_id ?? "",
    got: named ? title(family, { type: got, title: "" }) : show(got),
    expected: ofPort
      ? port(got, { name: expected, title: expected })
      : knownTypes(problem, expected, names),
    path: pathName(problem, names, text),
  };
}

type Advice = NonNullable<Problem["advice"]>;

/** The words of a change that the engine worked out: blocks, layer, settings and their values. */
function adviceValues(
  advice: Advice,
  texts: Pick<Texts, "title" | "settingTitle" | "choice">,
  text: TranslateText,
) {
  const { layer, nodes } = advice;
  const settings = Object.entries(advice.settings ?? {}).map(([field, value]) => ({
    title: texts.settingTitle("layers", layer, field, capitalise(field)),
    value: typeof value === "string" ? texts.choice(field, value) : show(value),
  }));
  const first = nodes.slice(0, -1).join(", ");
  const last = nodes.at(-1) ?? "";
  return {
    nodes: first === "" ? last : text("hints.list", `${first}, ${last}`, { first, last }),
    layer: texts.title("layers", { type: layer, title: "" }),
    setting: settings[0]?.title ?? "",
    value: settings[0]?.value ?? "",
    settings: settings.map((each) => `${each.title}: ${each.value}`).join(", "),
  };
}

export function makeTexts(text: TranslateText): Texts {
  const title: Texts["title"] = (family, { type, title: fallback }) =>
    text(`${family}.${type}.title`, fallback || capitalise(type));
  const settingTitle: Texts["settingTitle"] = (family, type, field, fallback) =>
    text(`${family}.${type}.${field}.title`, fallback);
  const port: Texts["port"] = (type, { name, title: fallback }) =>
    text(`layers.${type}.ports.${name}`, fallback);
  const choice: Texts["choice"] = (field, option) =>
    text(`choices.${field}.${option}`, String(option).replaceAll("_", " "));
  const hint: Texts["hint"] = (problem) => {
    const { advice } = problem;
    if (advice === null || advice === undefined) {
      const values = problemValues(problem, { title, settingTitle, port }, text);
      return text(`problems.${problem.code}.hint`, problem.hint ?? "", values);
    }
    const values = adviceValues(advice, { title, settingTitle, choice }, text);
    return text(`hints.${advice.code}`, problem.hint ?? "", values);
  };
  return {
    title,
    settingTitle,
    port,
    choice,
    hint,
    summary: (family, { type, summary }) => text(`${family}.${type}.summary`, summary),
    settingHelp: (family, type, field, fallback) =>
      text(`${family}.${type}.${field}.help`, fallback),
    node: (node, catalog) => {
      const entry = findEntry(catalog?.layers ?? [], node.type);
      return nodeTitle(node, entry === undefined ? capitalise(node.type) : title("layers", entry));
    },
    problem: (problem) => {
      const { key, values } = sentenceOf(problem, { title, settingTitle, port }, text);
      return text(key, problem.message, values);
    },
  };
}

export function useTexts(): Texts {
  return makeTexts(useText());
}
