/** Which term of the glossary is pointed at, has the focus or was touched, and where it stands on the page. */
import { createStore } from "zustand/vanilla";
import type { TermId } from "../domain/terms";

export interface Pointed {
  readonly id: TermId;
  readonly anchor: HTMLElement;
}

export const pointedTerm = createStore<{ readonly at: Pointed | null }>()(() => ({ at: null }));

const LATER_MS = 350;
/** On the way from the word to its card. */
const LEAVE_MS = 200;
let timer: ReturnType<typeof setTimeout> | undefined;

export function pointAt(at: Pointed, delay = LATER_MS): void {
  clearTimeout(timer);
  timer = setTimeout(() => pointedTerm.setState({ at }), delay);
}

/** The card is pointed at: it stays. */
export function stay(): void {
  clearTimeout(timer);
}

export function pointAway(delay = LEAVE_MS): void {
  clearTimeout(timer);
  timer = setTimeout(() => pointedTerm.setState({ at: null }), delay);
}
