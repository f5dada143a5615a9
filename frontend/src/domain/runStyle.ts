/** How the line of a run is distinguished from others: by its colour and by its dashes, never by colour alone. */

/** Colours of runs in the palette (`--run-0` and on). */
export const RUN_COLORS = 6;

/** Dash and gap in CSS pixels; none for a whole line. */
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4]];

/** Place of a run's colour in the palette. */
export function runColor(color: number): number {
  return color % RUN_COLORS;
}

/** Dashes of a run's line. */
export function runDash(color: number): readonly number[] {
  return DASHES[color % DASHES.length] ?? [];
}

/** Dashes of a run whose colours stand for layers: never whole, as those of the run in focus are. */
export function layerDash(color: number): readonly number[] {
  return DASHES[1 + (color % (DASHES.length - 1))] ?? [];
}
