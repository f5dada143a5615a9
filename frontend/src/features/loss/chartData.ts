/** What a chart shows: lines over shared steps, with bands. */
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

export interface PickedCurves {
  /** Points over the shared steps. */
  readonly columns: readonly (readonly (number | null)[])[];
  readonly nameOf: (index: number) => string;
  readonly color: (palette: Palette) => string;
  /** Drawn while none is pointed at. */
  readonly chosen: number | null;
}

export interface ChartData {
  readonly steps: number[];
  readonly lines: readonly ChartLine[];
  readonly band: ChartBand | null;
  /** A second band, over the first. */
  readonly innerBand?: ChartBand;
  /** Curves of which one at a time is drawn: the one pointed at, else the chosen one. */
  readonly curves?: PickedCurves;
  readonly log: boolean;
  /** Decades over the median that a log axis shows before it presses the rest together; all where left out. */
  readonly above?: number;
}

/** How many points a line has. */
export function pointsOf({ values }: Pick<ChartLine, "values">): number {
  return values.filter((value) => value !== null).length;
}

/** The last known value at or before a step. */
export function valueAt(
  steps: readonly number[],
  values: readonly (number | null)[],
  step: number,
): number | null {
  let best: number | null = null;
  for (const [index, value] of values.entries()) {
    if ((steps[index] ?? 0) > step) break;
    best = value ?? best;
  }
  return best;
}
