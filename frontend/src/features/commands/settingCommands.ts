/** Settings as commands: `learning rate 0.3` sets it; without a number the search waits for one. */
import type { Catalog } from "../../domain/catalog";
import { fuzzyScore } from "../../domain/fuzzy";
import { type BoundsProblem, checkBounds, readTyped, writeNumber } from "../../domain/numbers";
import type { Translate } from "../../i18n";
import type { CommandContext } from "./actionCommands";
import type { Command } from "./command";
import { type ChoiceTarget, findTargets, type NumberTarget } from "./settings";

const VALUE = /^(?<name>.*[^\s=])(?:\s+=?|=)\s*(?<value>[-+\u2212]?[\d.,][\d.,e+-]*)$/i;

/** A search with a number at its end: which setting is meant, and the number as it was typed. */
export function splitValue(search: string): {
  readonly name: string;
  readonly value: string | null;
} {
  const found = VALUE.exec(search.trim())?.groups;
  return found?.name === undefined || found.value === undefined
    ? { name: search, value: null }
    : { name: found.name, value: found.value };
}

function reasonOf(problem: BoundsProblem, t: Translate): string {
  return "bound" in problem
    ? t(`number.${problem.code}`, { bound: writeNumber(problem.bound) })
    : t(`number.${problem.code}`);
}

function numberCommand(target: NumberTarget, value: string | null, t: Translate): Command {
  const now = target.value === null ? t("setting.none") : writeNumber(target.value);
  const base = { kind: "setting", also: target.english, title: target.title } as const;
  const id = `setting.${target.path}`;
  if (value === null) {
    return { ...base, id, hint: now, refused: null, completes: `${target.title} `, run: () => {} };
  }
  const typed = readTyped(value, target.bounds);
  const problem = typeof typed === "number" ? checkBounds(typed, target.bounds) : typed;
  return {
    ...{ ...base, id },
    title: `${target.title}: ${typeof typed === "number" ? writeNumber(typed) : value}`,
    hint: t("commands.now", { value: now }),
    refused: problem === null ? null : reasonOf(problem, t),
    run: () => {
      if (typeof typed === "number" && problem === null) target.set(typed);
    },
  };
}

function choiceCommands({ path, title, english, options }: ChoiceTarget): Command[] {
  return options.map(({ value, label, chosen, choose }) => ({
    ...{ id: `setting.${path}.${value}`, kind: "setting", title: `${title}: ${label}` },
    also: `${english} ${value.replaceAll("_", " ")}`,
    ...{ hint: chosen ? "✓" : "", refused: null, run: choose },
  }));
}

/** The word before a number must be one of the setting's own: `Dense 1` is a block, not a width of 1. */
function isNamed({ own, english }: NumberTarget, name: string): boolean {
  return fuzzyScore(name.split(/\s+/).at(-1) ?? "", `${own} ${english}`) > 0;
}

export function settingCommands(
  context: CommandContext,
  catalog: Catalog,
  search: string,
): Command[] {
  const { name, value } = splitValue(search);
  return findTargets(context, catalog).flatMap((target) => {
    if (target.kind === "choice") return value === null ? choiceCommands(target) : [];
    if (value !== null && !isNamed(target, name)) return [];
    return [numberCommand(target, value, context.t)];
  });
}
