/** How much a block shows, by how large it is on the screen. */

/** Far: light and names. Near: faces, too. Nearest: numbers, too. */
export type Detail = "far" | "near" | "nearest";

const NEAR = 0.82;
const NEAREST = 1.3;
/** A level is left only this far beyond its bound, so that it doesn't flicker at it. */
const HOLD = 0.02;

/** The level at a zoom. @param former the level so far; null at the beginning. */
export function detailOf(zoom: number, former: Detail | null = null): Detail {
  const near = former === null ? NEAR : former === "far" ? NEAR + HOLD : NEAR - HOLD;
  const nearest =
    former === null ? NEAREST : former === "nearest" ? NEAREST - HOLD : NEAREST + HOLD;
  return zoom >= nearest ? "nearest" : zoom >= near ? "near" : "far";
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
