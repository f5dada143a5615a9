/** What a measurement shows: sentences, pictures and a table, all made of one frame. */
import type { Figure, Mark, Table } from "../../domain/figure";
import type { Frame } from "../../domain/frame";
import type { Translate } from "../../i18n";
import type { Palette } from "../../state/palette";

/** What results are written and drawn with. */
export interface Look {
  readonly t: Translate;
  readonly palette: Palette;
  /** CSS pixels that a picture may be wide. */
  readonly width: number;
  /** What the page calls a layer, by its address. */
  readonly name: (address: string) => string;
  /** The optimiser of the run is plain gradient descent: no momentum, no scaling of single weights. */
  readonly plainDescent: boolean;
  /** Which of the choices is shown; null for the usual one. */
  readonly choice: string | null;
}

interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Result {
  readonly sentences: readonly string[];
  readonly figures: readonly Figure[];
  readonly table: Table;
  /** Layers of which one is shown at a time; the last is the usual one. */
  readonly choices?: readonly Choice[];
}

/** (frame of a measurement) -> what it shows; null while there is nothing to show yet. */
export type MakeResult = (frame: Frame, look: Look) => Result | null;

export const TEXT = 12;

export function figureOf(
  title: string,
  height: number,
  marks: readonly Mark[],
  look: Look,
): Figure {
  return { title, width: look.width, height, background: look.palette.panel, marks };
}
