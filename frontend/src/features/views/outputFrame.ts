/** What the figures of all pictures of the output share: a title over their marks. */
import type { Exportable, Figure, Mark } from "../../domain/figure";
import type { Palette } from "../../state/palette";

export const MARGIN = { left: 84, top: 56 } as const;

export interface OutputLook {
  readonly title: string;
  readonly classes: readonly string[];
  readonly palette: Palette;
  /** Names of the two axes of a plot. */
  readonly across: string;
  readonly up: string;
}

export type Drawn = Pick<Exportable, "figure" | "table">;

export function figure(
  { title, palette }: OutputLook,
  width: number,
  height: number,
  marks: readonly Mark[],
): Figure {
  return {
    ...{ title, width, height, background: palette.panel },
    marks: [
      { kind: "text", x: 24, y: 28, text: title, size: 17, color: palette.text, bold: true },
      ...marks,
    ],
  };
}
