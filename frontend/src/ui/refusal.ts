/** Why a typed number was not taken over. */
import { type BoundsProblem, writeNumber } from "../domain/numbers";
import type { Translate } from "../i18n";

/** As much of what was typed as says which entry is meant: a pasted page would bury the message. */
const MOST_QUOTED = 24;

export function quoted(text: string): string {
  const letters = [...text.trim()];
  return letters.length > MOST_QUOTED
    ? `${letters.slice(0, MOST_QUOTED).join("")}\u2026`
    : text.trim();
}

export function reasonOf(problem: BoundsProblem, t: Translate): string {
  return "bound" in problem
    ? t(`number.${problem.code}`, { bound: writeNumber(problem.bound) })
    : t(`number.${problem.code}`);
}

/** @param text what was typed, once it has given way to the number that holds. */
export function refusal(
  { problem, text }: { problem: BoundsProblem; text?: string },
  t: Translate,
): string {
  const reason = reasonOf(problem, t);
  return text === undefined ? reason : t("number.not_taken", { text: quoted(text), reason });
}
