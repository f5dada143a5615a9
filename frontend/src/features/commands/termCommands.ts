/** Terms of the glossary, which open there. */

import { TERM_IDS } from "../../domain/terms";
import { englishText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { OPEN_TERM } from "../../state/actions/ofTerm";
import type { CommandContext } from "./actionCommands";
import type { Command } from "./command";

export function termCommands({ stage, t }: CommandContext): Command[] {
  return TERM_IDS.map((id) => ({
    ...{ id: `term.${id}`, kind: "term", title: t(`term.${id}`) },
    also: englishText(`term.${id}`),
    ...{ hint: "", refused: null, run: () => void runOn(OPEN_TERM, id, stage) },
  }));
}
