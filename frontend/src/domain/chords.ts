/** Chords of keys as text, such as `Ctrl+Shift+Z`: matched with what was pressed, and written for people. */

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys whose own names cannot stand in a chord. */
const NAMES: Readonly<Record<string, string>> = { " ": "Space", "+": "Plus" };

/** The chords that a press may stand for, the exact one first: Shift counts only where a chord names it. */
export function chordsOf({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): string[] {
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const held = `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}`;
  return shiftKey ? [`${held}Shift+${name}`, held + name] : [held + name];
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  Escape: "Esc",
  Plus: "+",
  "-": "−",
};

/** @param nameOf the name of a key in the page's language, or undefined where its sign or its own name is used. */
function writeChord(chord: string, nameOf: (key: string) => string | undefined): string {
  const words = chord.split("+");
  return words.map((word) => nameOf(word) ?? SIGNS[word] ?? word).join(" ");
}

/** Chords in one line; those that differ only in the last key share what is held, as in `Alt ← →`. */
export function writeChords(
  chords: readonly string[],
  nameOf: (key: string) => string | undefined = () => undefined,
): string {
  const held = chords[0]?.split("+").slice(0, -1).join("+") ?? "";
  const arrows = chords.every((chord) => chord.startsWith(`${held}${held && "+"}Arrow`));
  if (!arrows) return chords.map((chord) => writeChord(chord, nameOf)).join(", ");
  const signs = chords.map((chord) => writeChord(chord.split("+").at(-1) ?? "", nameOf));
  return [...(held === "" ? [] : [writeChord(held, nameOf)]), ...signs].join(" ");
}
