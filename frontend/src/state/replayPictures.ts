/** Pictures for a replay: at full speed few came while the run trained, so they are computed on the way. */
import type { RunBuffer } from "../domain/runBuffer";
import { keyframesOf, loadKeyframes } from "./keyframes";
import { shownViews, tokenOf } from "./seeking";
import type { Stage } from "./stage";

/** The next step with a kept state from the one shown on, of which a picture on screen is missing. */
function nextStep(stage: Stage, buffer: RunBuffer, after: number): number | null {
  const views = shownViews(stage, buffer);
  const isMissing = (step: number) =>
    views.some((view) => buffer.views.nearest(view, step)?.step !== step);
  const from = Math.max(after + 1, stage.playhead.getState().step ?? 0);
  return keyframesOf(stage).find((step) => step >= from && isMissing(step)) ?? null;
}

/** Asks for pictures of the steps ahead, one after another, as long as the replay goes on. */
export async function drawAhead(stage: Stage): Promise<void> {
  const buffer = stage.runs.current;
  const token = tokenOf(stage);
  if (buffer === null || token === null) return;
  const goesOn = () => stage.playhead.getState().replaying && stage.runs.current === buffer;
  if (keyframesOf(stage).length === 0) await loadKeyframes(stage).catch(() => undefined);
  let step: number | null = -1;
  while (goesOn()) {
    step = nextStep(stage, buffer, step);
    if (step === null) return;
    const views = shownViews(stage, buffer);
    const frames = await stage.moments.fetchAhead({ runId: buffer.runId, step, views, token });
    if (frames === null) return;
    for (const frame of frames) {
      if (frame.type === "view" && frame.step === step) buffer.keepView(frame);
    }
  }
}
