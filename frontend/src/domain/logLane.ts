/** A logarithmic axis with a lane for zero: decades above, exact zeros on a line of their own below. */

/** Height of the zero lane under the lowest value shown, as a share of the range. */
const LANE = 0.12;
/** Below this many decades the axis ends at 1, 2, 5 steps instead of whole decades. */
const FINE_BELOW = 2.2;
const FINE = [1, 2, 5].map(Math.log10);

export interface LogLane {
  /** Lowest and highest exponent shown. */
  readonly low: number;
  readonly high: number;
  /** Whether some value is exactly zero, so that the lane is shown. */
  readonly zero: boolean;
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
 * The range that holds all positive values: at most `span` decades, counted from the top, which is at most `above`
 * decades over the median (the last steps before a divergence would press every other value flat).
 */
export function fitLogLane(
  values: Iterable<number>,
  { span = 12, above = Number.POSITIVE_INFINITY } = {},
): LogLane {
  const all = [...values];
  const exponents = all.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  const zero = all.includes(0);
  if (exponents.length === 0) {
    return { low: -5, high: 0, zero };
  }
  exponents.sort((a, b) => a - b);
  const median = exponents[exponents.length >> 1] ?? 0;
  const top = Math.min(exponents.at(-1) ?? 0, median + above);
  return { ...snapOut(Math.max(top - span, exponents[0] ?? 0), top), zero };
}

/** Where zeros stand. */
function lanePlace({ low, high }: LogLane): number {
  return low - LANE * (high - low);
}

/** Axis coordinate of a value: its exponent, the lane for zero, null where there is nothing to draw. */
export function toLane(value: number, lane: LogLane): number | null {
  if (value === 0) {
    return lanePlace(lane);
  }
  if (!(value > 0) || !Number.isFinite(value)) {
    return null;
  }
  return Math.min(lane.high, Math.max(lane.low, Math.log10(value)));
}

/** Bounds of the axis. */
export function laneRange(lane: LogLane): [number, number] {
  return [lane.zero ? lanePlace(lane) - 0.04 * (lane.high - lane.low) : lane.low, lane.high];
}

/** Ticks: whole decades (thinned to at most `most`) or 1, 2, 5 steps where the range is narrow; the zero lane. */
export function laneTicks(lane: LogLane, most = 6): number[] {
  const { low, high } = lane;
  const inside = (tick: number) => tick >= low - 1e-9 && tick <= high + 1e-9;
  const all =
    high - low < FINE_BELOW
      ? fineExponents(low, high).filter(inside)
      : Array.from({ length: Math.round(high - low) + 1 }, (_, index) => low + index);
  const every = Math.max(1, Math.ceil(all.length / (most + 1)));
  const ticks = all.filter((_, index) => (all.length - 1 - index) % every === 0);
  return lane.zero ? [lanePlace(lane), ...ticks] : ticks;
}

/** Text of a tick. */
export function laneLabel(tick: number, lane: LogLane): string {
  if (tick < lane.low - 1e-9) {
    return "0";
  }
  if (tick <= -2 || tick > 3 + 1e-9) {
    return (10 ** tick).toExponential(0).replace("e+", "e");
  }
  return String(Number((10 ** tick).toPrecision(1)));
}
