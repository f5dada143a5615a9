/** Keys of the page, found in the list of actions. */
import { chordsOf, type PressedKey } from "../../domain/chords";
import type { Stage } from "../stage";
import type { Action, Scope } from "./action";
import { ACTIONS, runAction } from "./registry";

const CONTROLS =
  "a, button, input, select, textarea, summary, [contenteditable], [role=slider], [role=tab], [role=menuitem], [role=dialog]";
/** What a person types into takes its own text back; a checkbox, a slider and a choice have no undo of their own. */
const HAS_ITS_OWN_UNDO =
  "textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])";

type Press = PressedKey & Pick<KeyboardEvent, "repeat" | "preventDefault">;

/** Escape leaves what is open: several actions have it, of which the first that is enabled runs. */
const BY_CHORD = new Map<string, Action[]>();
const ALL: readonly Action[] = ACTIONS;
for (const action of ALL) {
  for (const key of action.keys ?? []) {
    const chord = `${action.scope} ${key}`;
    BY_CHORD.set(chord, [...(BY_CHORD.get(chord) ?? []), action]);
  }
}

function bound(scope: Scope, press: PressedKey): readonly Action[] {
  const found = chordsOf(press).map((chord) => BY_CHORD.get(`${scope} ${chord}`));
  return found.find((actions) => actions !== undefined) ?? [];
}

/** Runs what a key stands for in a scope; false where it stands for nothing there just now. */
export function pressKey(stage: Stage, scope: Scope, press: Press): boolean {
  const actions = bound(scope, press).filter(({ repeats }) => !press.repeat || repeats);
  if (!actions.some((action) => runAction(action, { stage, key: press.key }))) return false;
  press.preventDefault();
  return true;
}

function isWithin(target: EventTarget | null, kinds: string): boolean {
  return !(target instanceof Element) || target.closest(kinds) !== null;
}

function takeKey(stage: Stage, event: KeyboardEvent): void {
  const { target } = event;
  if (pressKey(stage, "always", event)) return;
  if (!isWithin(target, HAS_ITS_OWN_UNDO) && pressKey(stage, "everywhere", event)) return;
  if (event.defaultPrevented || isWithin(target, CONTROLS)) return;
  pressKey(stage, "page", event);
}

/** Listens for the keys of the page for as long as it stands; the canvas hands in its own with `pressKey`. */
export function watchKeys(stage: Stage): () => void {
  const listen = (event: KeyboardEvent) => takeKey(stage, event);
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}
