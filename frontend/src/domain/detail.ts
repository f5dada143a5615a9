/** How much a block shows, by how large it is on the screen. */

/** Far: light and names. Middle: faces and gradients, too. Near: shapes and weights, too. Nearest: numbers beside histograms. */
export type Detail = "far" | "middle" | "near" | "nearest";

/** From which zoom on a level is shown. */
const FROM: readonly (readonly [level: Detail, zoom: number])[] = [
  ["far", 0],
  ["middle", 0.7],
  ["near", 0.82],
  ["nearest", 1.3],
];
/** A level is left only this far beyond its bound, so that it doesn't flicker at it. */
const HOLD = 0.02;

/** The level at a zoom. @param former the level so far; null at the beginning. */
export function detailOf(zoom: number, former: Detail | null = null): Detail {
  const place = FROM.findIndex(([level]) => level === former);
  const held = (index: number) => (former === null ? 0 : index <= place ? -HOLD : HOLD);
  return FROM.findLast(([, from], index) => zoom >= from + held(index))?.[0] ?? "far";
}

/** Smallest type on the screen, in CSS pixels. */
const LEAST_TYPE = 11;
/** A name is no larger than this in the drawing; where that is too small on the screen, it isn't written. */
const LARGEST_NAME = 26;
const STEP = 0.02;

/** Type of names at a zoom in flow units; null where none can be read. */
export function nameSize(zoom: number): number | null {
  // Steps, so that a turn of the wheel doesn't set all type anew.
  const size = LEAST_TYPE / (Math.floor(zoom / STEP + 1e-9) * STEP);
  return size > LARGEST_NAME ? null : Math.max(13.8, size);
}
