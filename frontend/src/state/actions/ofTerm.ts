/** What can be done with a term of the glossary. */
import type { TermId } from "../../domain/terms";
import { openTerm } from "../openTerm";
import { type ActionOn, always } from "./actionOn";

export const OPEN_TERM: ActionOn<TermId> = {
  id: "open",
  label: () => "glossary.more",
  offered: always,
  enabled: always,
  run: openTerm,
};
