/** One scale for the histograms of all layers, and histograms of any range drawn on it. */

/** The ends of an axis. */
export interface AxisRange {
  readonly low: number;
  readonly high: number;
}

const ROUND = [1, 2, 5, 10] as const;

/** The next of 1, 2, 5 times a power of ten that is not nearer to zero: ends are short, and rest while outputs vary. */
function roundAway(value: number): number {
  const size = Math.abs(value);
  if (size === 0) {
    return 0;
  }
  const exponent = Math.floor(Math.log10(size));
  // Powers of ten below 1 are quotients: 10 ** -2 is inexact where 1 / 100 is not.
  const unit = exponent < 0 ? 1 / 10 ** -exponent : 10 ** exponent;
  const factor = ROUND.find((candidate) => candidate * unit >= size * (1 - 1e-6)) ?? 10;
  return Math.sign(value) * (exponent < 0 ? factor / 10 ** -exponent : factor * unit);
}

/** A scale with rounded ends that holds zero and every finite range; null where there is none. */
export function sharedRange(ranges: Iterable<readonly [number, number]>): AxisRange | null {
  let [low, high, found] = [0, 0, false];
  for (const [lowest, highest] of ranges) {
    if (Number.isFinite(lowest) && Number.isFinite(highest)) {
      low = Math.min(low, lowest);
      high = Math.max(high, highest);
      found = true;
    }
  }
  if (!found) {
    return null;
  }
  return low === high ? { low: -1, high: 1 } : { low: roundAway(low), high: roundAway(high) };
}

/**
 * The counts of equal bins over [low, high], spread over `columns` of equal width on a wider axis. Columns narrower
 * than a bin share its count.
 */
export function spreadBins(
  bins: Uint8Array,
  [low, high]: readonly [number, number],
  axis: AxisRange,
  columns: number,
): Float64Array {
  const spread = new Float64Array(columns);
  const width = (axis.high - axis.low) / columns;
  const place = (value: number) => (value - axis.low) / width;
  for (const [bin, count] of bins.entries()) {
    const from = place(low + ((high - low) * bin) / bins.length);
    const to = place(low + ((high - low) * (bin + 1)) / bins.length);
    if (count > 0 && Number.isFinite(from) && Number.isFinite(to)) {
      share(spread, count, from, to);
    }
  }
  return spread;
}

/** Adds a count to the columns between two places, each by its part; all of it to one where they lie within that. */
function share(spread: Float64Array, count: number, from: number, to: number): void {
  const last = spread.length - 1;
  const first = Math.min(last, Math.max(0, Math.floor(from)));
  const end = Math.min(last, Math.max(first, Math.ceil(to) - 1));
  for (let column = first; column <= end; column += 1) {
    const part =
      first === end ? 1 : (Math.min(to, column + 1) - Math.max(from, column)) / (to - from);
    spread[column] = (spread[column] ?? 0) + count * part;
  }
}
