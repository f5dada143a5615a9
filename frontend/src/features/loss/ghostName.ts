/** What the former run is called at the end of its line: what it has otherwise than the present one. */
import { formatNatural } from "../../domain/format";
import type { Difference } from "../../domain/runDifference";
import { type MessageKey, type Translate, useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import type { GhostView } from "../../state/ghost";
import { useCatalog } from "../../state/queries";
import { useNodeNames } from "../../ui/nodeNames";
import { type Texts, useTexts } from "../../ui/texts";

/** So many differences are named; of the rest, only their number. */
const MOST_NAMED = 2;

export interface GhostWords {
  readonly t: Translate;
  readonly texts: Pick<Texts, "title" | "settingTitle" | "choice">;
  readonly nodeName: (id: string) => string;
}

/** Settings of training by their paths, with their titles. */
const TRAINING: Readonly<Record<string, MessageKey>> = {
  "training.batch_size": "training.batch_size",
  "training.l1": "training.l1",
  "training.l2": "training.l2",
};
const FAMILIES = { optimizer: "optimizers", schedule: "schedules", network: "layers" } as const;
/** What is told of a part of the spec without its values. */
const PARTS: Readonly<Record<string, MessageKey>> = {
  data: "difference.data",
  objectives: "difference.loss",
  network: "difference.network",
};

/** A title with the value, or with the first and the last one where it was changed during the run. */
function withValues(title: string, difference: Difference, { texts }: GhostWords): string {
  const field = difference.path.split(".").at(-1) ?? "";
  const values = [difference.former, difference.last].flatMap((value) => {
    if (typeof value === "number") return [formatNatural(value)];
    return typeof value === "string" ? [texts.choice(field, value)] : [];
  });
  return [title, values.join(" → ")].filter((text) => text !== "").join(" ");
}

/** Whose setting it is: a block's, or one's inside a group. @param path in the network. */
function ownerOf(
  [part, name = "", , node = ""]: readonly string[],
  { nodeName }: GhostWords,
): string {
  return part === "groups" ? [name, node].join(" › ").replaceAll("_", " ") : nodeName(name);
}

function differenceWords(difference: Difference, words: GhostWords): string {
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
    const title = texts.settingTitle(family, String(type), field, field.replaceAll("_", " "));
    const named = withValues(title, difference, words);
    return part === "network" ? `${owner}: ${named}` : named;
  }
  return t(PARTS[part] ?? "difference.settings");
}

/** The name of the former run: its differences, else what was done to leave it. */
export function ghostName({ name, differences }: GhostView, words: GhostWords): string {
  const { t } = words;
  if (differences === null) {
    return t("loss.ghost.first");
  }
  const cured = name === "loss.ghost.cure";
  const all = differences.map((difference) =>
    cured && difference.path === "network" ? t(name) : differenceWords(difference, words),
  );
  const named = [...new Set(all)];
  const shown = named.slice(0, MOST_NAMED);
  const recorded = name === "loss.ghost.recorded" ? [t(name)] : [];
  if (named.length === 0) {
    return t(name);
  }
  const rest = named.length - shown.length;
  return [...recorded, ...shown, ...(rest > 0 ? [`+${rest}`] : [])].join(", ");
}

export function useGhostName(): (view: GhostView) => string {
  const t = useT();
  const texts = useTexts();
  const spec = useDocument((document) => document.spec);
  const nodeName = useNodeNames(spec, useCatalog());
  return (view) => ghostName(view, { t, texts, nodeName });
}
