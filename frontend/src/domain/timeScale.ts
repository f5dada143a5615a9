/** The axis of time: where a step lies between 0 and the last one, in equal steps or in their logarithm. */

export type TimeScale = "linear" | "log";

/** Share of the axis (0 to 1) at which a step lies; log: ln(1 + step) / ln(1 + last), so that step 0 has a place. */
export function shareOf(step: number, last: number, scale: TimeScale): number {
  if (last <= 0) return 0;
  const share = scale === "log" ? Math.log1p(step) / Math.log1p(last) : step / last;
  return Math.min(1, Math.max(0, share));
}

/** The place between steps at a share of the axis. */
export function placeOf(share: number, last: number, scale: TimeScale): number {
  const inside = Math.min(1, Math.max(0, share));
  return scale === "log" ? Math.expm1(inside * Math.log1p(last)) : inside * last;
}

/** The step at a share of the axis, a whole one. */
export function stepOf(share: number, last: number, scale: TimeScale): number {
  return Math.min(Math.max(0, last), Math.round(placeOf(share, last, scale)));
}

/** Room that a label takes, and what step 0 takes, in rem: they grow with the type. */
const TICK_REM = 4.8;
const ZERO_REM = 6.5;
const END_SHARE = 0.93;

/** Round steps of equal distance, as many as have room. */
function linearCandidates(last: number, width: number): number[] {
  const most = Math.max(1, Math.floor(width / TICK_REM));
  const raw = Math.max(1, last / most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const every = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const ticks: number[] = [];
  for (let tick = every; tick <= last; tick += every) ticks.push(tick);
  return ticks;
}

/** Powers of ten; those that have no room are left out by `axisTicks`. */
function logCandidates(last: number): number[] {
  const ticks: number[] = [];
  for (let tick = 1; tick <= last; tick *= 10) ticks.push(tick);
  return ticks;
}

/** Round steps for an axis `width` rem wide: 0, and as many as have room, none too near to one another or to the end. */
export function axisTicks(last: number, width: number, scale: TimeScale = "linear"): number[] {
  const candidates = scale === "log" ? logCandidates(last) : linearCandidates(last, width);
  const ticks = [0];
  let free = ZERO_REM;
  for (const tick of candidates) {
    const share = shareOf(tick, last, scale);
    if (share <= END_SHARE && share * width >= free - 1e-9) {
      ticks.push(tick);
      free = share * width + TICK_REM * (scale === "log" ? 0.75 : 0);
    }
  }
  return ticks;
}
