/** How a replay walks through a record: which recorded step is shown at which share of its time. */
import type { RunBuffer } from "./runBuffer";

/**
 * What passes evenly: the logarithm of the step (the first hundred steps of ten thousand take half of the time), the
 * steps, or the change of the training loss.
 */
export type ReplayPace = "log" | "linear" | "loss";

export const REPLAY_PACES: readonly ReplayPace[] = ["log", "linear", "loss"];

/** A record of a run: its steps with statistics, in order, and the loss at each; NaN where there is none. */
interface ReplayPoints {
  readonly steps: readonly number[];
  readonly losses: readonly number[];
}

/** Share of the time that passes by the logarithm of the step also at constant change of loss: a level loss moves on. */
const LEVEL_SHARE = 0.1;

function logWidth(from: number, to: number): number {
  return Math.log1p(to) - Math.log1p(from);
}

/** Change of the loss between neighbours, as a factor; 0 where one of them is none to compare. */
function lossWidth(from: number, to: number): number {
  const change = Math.abs(Math.log(to) - Math.log(from));
  return Number.isFinite(change) ? change : 0;
}

/** How long each step is shown, up to a factor: until the next one is reached. */
function widths({ steps, losses }: ReplayPoints, pace: ReplayPace): number[] {
  const between = <T>(values: readonly T[], width: (from: T, to: T) => number): number[] =>
    values.slice(1).map((to, index) => width(values[index] ?? to, to));
  if (pace === "linear") return between(steps, (from, to) => to - from);
  const logs = between(steps, logWidth);
  if (pace === "log") return logs;
  const changes = between(losses, lossWidth);
  const [change, log] = [changes, logs].map((each) => each.reduce((sum, width) => sum + width, 0));
  if (!change || !log) return logs;
  return changes.map(
    (width, index) =>
      (1 - LEVEL_SHARE) * (width / change) + LEVEL_SHARE * ((logs[index] ?? 0) / log),
  );
}

export class ReplayPath {
  /** Share of the time at which each step comes; 0 for the first, 1 for the last. */
  private readonly shares: readonly number[];

  constructor(
    private readonly points: ReplayPoints,
    pace: ReplayPace,
  ) {
    const shown = widths(points, pace);
    const total = shown.reduce((sum, width) => sum + width, 0) || 1;
    const shares = [0];
    for (const width of shown) shares.push((shares.at(-1) ?? 0) + width / total);
    this.shares = shares;
  }

  /** The recorded step shown at a share (0 to 1) of the time. */
  stepAt(share: number): number {
    const { steps } = this.points;
    const next = this.shares.findIndex((at) => at > share + 1e-12);
    return steps[next < 0 ? steps.length - 1 : Math.max(0, next - 1)] ?? 0;
  }

  /** Share of the time at which the last recorded step at or before `step` comes. */
  shareAt(step: number): number {
    const row = this.points.steps.findLastIndex((recorded) => recorded <= step);
    return this.shares[Math.max(0, row)] ?? 0;
  }
}

/** What a replay of a run walks through. */
export function replayPoints(buffer: RunBuffer, scalar = "loss"): ReplayPoints {
  const { statistics, scalars } = buffer;
  const column = scalars.scalars.indexOf(scalar);
  const steps = Array.from({ length: statistics.length }, (_, row) => statistics.stepAt(row));
  const losses = steps.map((step) => {
    const row = scalars.rowAt(step);
    return column < 0 || row < 0 ? Number.NaN : scalars.meanAt(row, column);
  });
  return { steps, losses };
}
