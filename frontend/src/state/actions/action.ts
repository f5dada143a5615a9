/** What the page can do, as records: buttons, menus, keys and the help read one list (`registry.ts`). */
import type { LaterKey, MessageKey, Values } from "../../i18n";
import type { Stage } from "../stage";

/** What an action is asked for. */
export interface At {
  readonly stage: Stage;
  /** The pressed key's own name, as in `KeyboardEvent.key`; none from a button or a list. */
  readonly key?: string;
}

/**
 * Where an action's keys count: `always`, in fields too; `everywhere` but in a field with text of its own; on the `page`, with the focus on no
 * control; on the `canvas` that has the focus. Keys are looked up from the canvas outwards.
 */
export type Scope = "canvas" | "page" | "everywhere" | "always";

export interface Action<Id extends string = string> {
  readonly id: Id;
  readonly label: MessageKey;
  /** Values of the label. */
  readonly values?: Values;
  /** What it is a choice of, said before its label where it stands alone. */
  readonly choiceOf?: MessageKey;
  /** Section of the help, and of a list of all actions. */
  readonly section: "run" | "draw" | "page";
  readonly scope?: Scope;
  /** Chords as in `domain/chords`; with none it is run from a button or a list. */
  readonly keys?: readonly string[];
  /** Means something by its keys alone: where an arrow leads, what Escape leaves. */
  readonly byKey?: boolean;
  /** Whether a key that is held down runs it again and again. */
  readonly repeats?: boolean;
  /** Of a choice: whether it is the one in force. */
  isOn?(): boolean;
  enabled(at: At): boolean;
  /** What it needs, said where it is not enabled. */
  readonly needs?: LaterKey;
  run(at: At): void;
}
