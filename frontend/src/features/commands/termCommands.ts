/** Terms of the glossary, which open there. */

import { TERM_IDS } from "../../domain/terms";
import { englishText, type Translate } from "../../i18n";
import { openTerm } from "../../state/openTerm";
import type { Command } from "./command";

export function termCommands(t: Translate): Command[] {
  return TERM_IDS.map((id) => ({
    ...{ id: `term.${id}`, kind: "term", title: t(`term.${id}`) },
    also: englishText(`term.${id}`),
    ...{ hint: "", refused: null, run: () => openTerm(id) },
  }));
}
