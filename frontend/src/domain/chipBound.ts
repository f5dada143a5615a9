/** When a chip of a block comes and when it leaves. */

/** A chip leaves only below this part of its share, so that it doesn't flicker at it. */
const LEAVES = 0.8;
/** As many rows back at most are read to know whether a chip stands: eight octaves of steps. */
const ROWS_BACK = 64;

/**
 * Whether a chip stands at a row: its share was reached there or before, and since then never fell below the bound at
 * which it leaves. It depends on the record alone, so that it is the same for everyone who looks at that step.
 */
export function standsAt(row: number, share: number, valueAt: (row: number) => number): boolean {
  for (let at = row; at >= 0 && at > row - ROWS_BACK; at -= 1) {
    const value = valueAt(at);
    if (value >= share) return true;
    if (!(value >= LEAVES * share)) return false;
  }
  return false;
}
