/** A logarithmic axis with a lane for zero: decades above, exact zeros on a line of their own below. */

/** Height of the zero lane, in decades, under the lowest decade shown. */
const LANE = 0.6;

export interface LogLane {
  /** Lowest and highest whole decade (exponents). */
  readonly low: number;
  readonly high: number;
  /** Whether some value is exactly zero, so that the lane is shown. */
  readonly zero: boolean;
}

/** The decades that hold all positive values (at most `span`, counted from the top). */
export function fitLogLane(values: Iterable<number>, span = 12): LogLane {
  let [smallest, largest, zero] = [Number.POSITIVE_INFINITY, 0, false];
  for (const value of values) {
    if (value > 0 && Number.isFinite(value)) {
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    } else if (value === 0) {
      zero = true;
    }
  }
  if (largest === 0) {
    return { low: -5, high: 0, zero };
  }
  const high = Math.ceil(Math.log10(largest) - 1e-9) + 0;
  const low = Math.max(high - span, Math.floor(Math.log10(smallest) + 1e-9));
  return { low: Math.min(low, high - 1), high, zero };
}

/** Axis coordinate of a value: its exponent, the lane for zero, null where there is nothing to draw. */
export function toLane(value: number, lane: LogLane): number | null {
  if (value === 0) {
    return lane.low - LANE;
  }
  if (!(value > 0) || !Number.isFinite(value)) {
    return null;
  }
  return Math.max(lane.low, Math.log10(value));
}

/** Bounds of the axis. */
export function laneRange(lane: LogLane): [number, number] {
  return [lane.zero ? lane.low - LANE - 0.2 : lane.low, lane.high];
}

/** Ticks: whole decades (thinned to at most `most`), and the zero lane. */
export function laneTicks(lane: LogLane, most = 6): number[] {
  const every = Math.max(1, Math.ceil((lane.high - lane.low) / most));
  const ticks: number[] = [];
  for (let exponent = lane.high; exponent >= lane.low; exponent -= every) {
    ticks.unshift(exponent);
  }
  return lane.zero ? [lane.low - LANE, ...ticks] : ticks;
}

/** Text of a tick. */
export function laneLabel(tick: number, lane: LogLane): string {
  if (tick < lane.low) {
    return "0";
  }
  return tick === 0 ? "1" : `1e${Math.round(tick)}`;
}
