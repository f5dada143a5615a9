/** Type of the desk, in CSS pixels: blocks grow with it on the projector. */
const DESK_REM = 13;

/** How much larger type is than on the desk. */
export function typeScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / DESK_REM || 1;
}
