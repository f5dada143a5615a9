/**
 * A logarithmic axis: decades; exact zeros in a lane of their own below; and above, pressed into a lane with a label of
 * its own, what runs away. Every value has its place.
 */

/** Height of the zero lane under the lowest value shown, as a share of the range. */
const LANE = 0.12;
/** Height of the lane for what runs away, as a share of the range. */
const PRESSED = 0.2;
/** Below this many decades the axis ends at 1, 2, 5 steps instead of whole decades. */
const FINE_BELOW = 2.2;
const FINE = [1, 2, 5].map(Math.log10);

export interface LogLane {
  /** Lowest and highest exponent shown. */
  readonly low: number;
  readonly high: number;
  /** Whether some value is exactly zero, so that the lane is shown. */
  readonly zero: boolean;
  /** Exponent at the end of the lane above `high`; null where there is none. */
  readonly top: number | null;
}

/** Exponents of 1, 2, 5, 10, ... from one decade below `low` to one above `high`. */
function fineExponents(low: number, high: number): number[] {
  const exponents: number[] = [];
  for (let decade = Math.floor(low) - 1; decade <= Math.ceil(high); decade += 1) {
    exponents.push(...FINE.map((offset) => decade + offset));
  }
  return exponents;
}

function snapOut(low: number, high: number): { low: number; high: number } {
  if (high - low >= FINE_BELOW) {
    return { low: Math.floor(low + 1e-9), high: Math.ceil(high - 1e-9) + 0 };
  }
  const steps = fineExponents(low, high);
  const below = steps.findLast((step) => step <= low - 0.02) ?? low;
  const above = steps.find((step) => step >= high + 0.02) ?? high;
  return { low: below, high: above };
}

/**
 * The range that holds all positive values, those more than `above` decades over the median in the pressed lane (the
 * last steps before a divergence would press every other value flat).
 */
export function fitLogLane(
  values: Iterable<number>,
  { above = Number.POSITIVE_INFINITY } = {},
): LogLane {
  const all = [...values];
  const exponents = all.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  const zero = all.includes(0);
  if (exponents.length === 0) {
    return { low: -5, high: 0, zero, top: null };
  }
  exponents.sort((a, b) => a - b);
  const median = exponents[exponents.length >> 1] ?? 0;
  const largest = exponents.at(-1) ?? 0;
  const range = snapOut(exponents[0] ?? 0, Math.min(largest, median + above));
  const top = fineExponents(range.high, largest).find((step) => step >= largest - 1e-9) ?? largest;
  return { ...range, zero, top: largest > range.high ? top : null };
}

/** Where zeros stand. */
function lanePlace({ low, high }: LogLane): number {
  return low - LANE * (high - low);
}

/** Where the pressed lane ends. */
function topPlace({ low, high, top }: LogLane): number {
  return top === null ? high : high + PRESSED * (high - low);
}

/** Axis coordinate of a value: its exponent, the lane for zero, null where there is nothing to draw. */
export function toLane(value: number, lane: LogLane): number | null {
  if (value === 0) {
    return lanePlace(lane);
  }
  if (!(value > 0) || !Number.isFinite(value)) {
    return null;
  }
  const exponent = Math.log10(value);
  if (lane.top === null || exponent <= lane.high) {
    return Math.min(lane.high, Math.max(lane.low, exponent));
  }
  const share = Math.min(1, (exponent - lane.high) / (lane.top - lane.high));
  return lane.high + share * (topPlace(lane) - lane.high);
}

/** Bounds of the axis. */
export function laneRange(lane: LogLane): [number, number] {
  const bottom = lane.zero ? lanePlace(lane) - 0.04 * (lane.high - lane.low) : lane.low;
  return [bottom, topPlace(lane)];
}

/** Ticks: whole decades (thinned to at most `most`) or 1, 2, 5 steps where the range is narrow; both lanes. */
export function laneTicks(lane: LogLane, most = 6): number[] {
  const { low, high } = lane;
  const inside = (tick: number) => tick >= low - 1e-9 && tick <= high + 1e-9;
  const all =
    high - low < FINE_BELOW
      ? fineExponents(low, high).filter(inside)
      : Array.from({ length: Math.round(high - low) + 1 }, (_, index) => low + index);
  const every = Math.max(1, Math.ceil(all.length / (most + 1)));
  const ticks = all.filter((_, index) => (all.length - 1 - index) % every === 0);
  const below = lane.zero ? [lanePlace(lane)] : [];
  return [...below, ...ticks, ...(lane.top === null ? [] : [topPlace(lane)])];
}

/** Text of a tick. */
export function laneLabel(tick: number, lane: LogLane): string {
  if (tick < lane.low - 1e-9) {
    return "0";
  }
  if (tick > lane.high + 1e-9) {
    return laneLabel(lane.top ?? lane.high, { ...lane, high: Number.POSITIVE_INFINITY });
  }
  if (tick <= -2 || tick > 3 + 1e-9) {
    return (10 ** tick).toExponential(0).replace("e+", "e");
  }
  return String(Number((10 ** tick).toPrecision(1)));
}
