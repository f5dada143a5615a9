/** The term that the glossary opens at. */
import { createStore } from "zustand/vanilla";
import type { TermId } from "../domain/terms";
import { setUi } from "./uiStore";

export const askedTerm = createStore<{ readonly id: TermId | null }>()(() => ({ id: null }));

/** Opens the glossary at a term. */
export function openTerm(id: TermId): void {
  askedTerm.setState({ id });
  setUi({ guide: "glossary" });
}
