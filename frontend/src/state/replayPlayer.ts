/** Plays a run's record on the page: walks the playhead through its recorded steps. */
import { type ReplayPace, ReplayPath, replayPoints } from "../domain/replayPath";
import { reportPageFault } from "./faults";
import { prefetchPictures } from "./replayPictures";
import { schedule } from "./scheduler";
import type { Stage } from "./stage";
import { uiStore } from "./uiStore";

const HZ = 10;
/** A page that was hidden goes on from where it was. */
const LONGEST_MS = 200;

/** Whether there is a record to walk through. */
export function canReplay(stage: Stage): boolean {
  return (stage.runs.current?.statistics.length ?? 0) >= 2;
}

class Walk {
  path: ReplayPath;
  private pace: ReplayPace;
  private share: number;

  constructor(private readonly stage: Stage) {
    const { step } = stage.playhead.getState();
    const buffer = stage.runs.current;
    this.pace = uiStore.getState().replayPace;
    this.path = this.makePath();
    const isAtEnd = step === null || step >= (buffer?.lastStep ?? 0);
    this.share = isAtEnd ? 0 : this.path.shareAt(step);
  }

  /** Goes on by some milliseconds; false at the end. */
  advance(elapsedMs: number): boolean {
    const { replayPace, replaySeconds } = uiStore.getState();
    if (replayPace !== this.pace) {
      const step = this.path.stepAt(this.share);
      this.pace = replayPace;
      this.path = this.makePath();
      this.share = this.path.shareAt(step);
    }
    this.share += Math.min(LONGEST_MS, elapsedMs) / (1000 * replaySeconds);
    if (this.share >= 1) return false;
    this.show();
    return true;
  }

  show(): void {
    this.stage.playhead.replayAt(this.path.stepAt(this.share));
  }

  private makePath(): ReplayPath {
    const buffer = this.stage.runs.current;
    const points = buffer === null ? { steps: [], losses: [] } : replayPoints(buffer);
    return new ReplayPath(points, this.pace);
  }
}

const walking = new WeakMap<Stage, () => void>();

/** Plays the record from the step gone back to, else from its start; at its end the page follows the run again. */
function startReplay(stage: Stage): void {
  if (!canReplay(stage)) return;
  walking.get(stage)?.();
  const walk = new Walk(stage);
  walk.show();
  const stop = schedule({
    maxHz: HZ,
    draw: (_now, elapsed) => {
      if (!stage.playhead.getState().replaying) stop();
      else if (!walk.advance(elapsed)) stage.playhead.goLive();
    },
  });
  walking.set(stage, stop);
  prefetchPictures(stage, walk.path).catch(reportPageFault);
}

/** Plays, or stays at the step shown. */
export function toggleReplay(stage: Stage): void {
  if (stage.playhead.getState().replaying) stage.playhead.pauseReplay();
  else startReplay(stage);
}
