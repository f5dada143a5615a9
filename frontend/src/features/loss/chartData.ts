/** What a chart shows: lines over shared steps, with a band. */
import type { Palette } from "../../state/palette";

/** One line, its points over the shared steps; null where it has none. */
export interface ChartLine {
  readonly name: string;
  readonly values: (number | null)[];
  readonly color: (palette: Palette) => string;
  readonly width: number;
  /** Text at the line's end; null for a line that is named elsewhere. */
  readonly endText: string | null;
}

/** Between two hidden lines, a pale band. */
export interface ChartBand {
  readonly low: (number | null)[];
  readonly high: (number | null)[];
  readonly color: (palette: Palette) => string;
}

export interface ChartData {
  readonly steps: number[];
  readonly lines: readonly ChartLine[];
  readonly band: ChartBand | null;
  readonly log: boolean;
  /** Decades over the median that a log axis shows before it presses the rest together; all where left out. */
  readonly above?: number;
}

/** How many points a line has. */
export function pointsOf({ values }: ChartLine): number {
  return values.filter((value) => value !== null).length;
}
