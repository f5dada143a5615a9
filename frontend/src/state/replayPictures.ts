/** Pictures for a replay: at full speed few came while the run trained, so they are computed on the way. */
import type { ReplayPath } from "../domain/replayPath";
import type { RunBuffer } from "../domain/runBuffer";
import { shownViews, tokenOf } from "./seeking";
import type { Stage } from "./stage";

/** So many pictures are shown in a replay at least, spread evenly over its time. */
const PICTURES = 40;
/** Where one takes longer, the run is too large to be trained again for a replay. */
const MOST_MS = 2_000;

/** Steps of the path, evenly spread over the time of the replay. */
function pictureSteps(path: ReplayPath): readonly number[] {
  const shares = Array.from({ length: PICTURES + 1 }, (_, index) => index / PICTURES);
  return [...new Set(shares.map((share) => path.stepAt(share)))];
}

function isMissing(buffer: RunBuffer, views: readonly string[], step: number): boolean {
  return views.some((view) => buffer.views.nearest(view, step)?.step !== step);
}

/** Asks for pictures of the steps ahead on the path, one after another, as long as the replay goes on. */
export async function prefetchPictures(stage: Stage, path: ReplayPath): Promise<void> {
  const buffer = stage.runs.current;
  const token = tokenOf(stage);
  if (buffer === null || token === null) return;
  for (const step of pictureSteps(path)) {
    const { replaying, step: shown } = stage.playhead.getState();
    if (!replaying || stage.runs.current !== buffer) return;
    const views = shownViews(stage, buffer);
    if (step < (shown ?? 0) || !isMissing(buffer, views, step)) continue;
    const begun = performance.now();
    const frames = await stage.moments.prefetch({ runId: buffer.runId, step, views, token });
    for (const frame of frames ?? []) {
      if (frame.type === "view" && frame.step === step) buffer.keepView(frame);
    }
    if (frames === null || performance.now() - begun > MOST_MS) return;
  }
}
