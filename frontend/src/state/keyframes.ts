/** Steps at which the server has kept the state of the run on stage: marks on the axis of time. */
import { getRun } from "../api/http";
import type { Stage } from "./stage";

/** Asks the server anew; a run that trains has more of them after a while. */
async function loadKeyframes(stage: Stage): Promise<void> {
  const runId = stage.runs.current?.runId;
  if (runId === undefined) return;
  const { keyframes: steps = [], keyframes_too_large: tooLarge = false } = await getRun(runId);
  if (stage.runs.current?.runId !== runId) return;
  stage.moments.keyframes.setState({ runId, steps, tooLarge });
}

/** Of the run on stage; empty where the server was not asked yet. */
export function keyframesOf(stage: Stage): readonly number[] {
  const { runId, steps } = stage.moments.keyframes.getState();
  return stage.runs.current?.runId === runId ? steps : [];
}

/** Whether the server keeps no state of the run on stage, because one alone takes too much. */
export function keepsNone(stage: Stage): boolean {
  const { runId, tooLarge } = stage.moments.keyframes.getState();
  return stage.runs.current?.runId === runId && tooLarge;
}

/** Asks when the reader goes back, and when a run comes to rest. Returns the way to stop. */
export function keepKeyframes(stage: Stage): () => void {
  // Marks only adorn the axis: without them every step can be gone to all the same.
  const load = () => void loadKeyframes(stage).catch(() => undefined);
  const stopPlayhead = stage.playhead.subscribe(({ step }, former) => {
    if (step !== null && former.step === null) load();
  });
  const stopSession = stage.session.subscribe(({ state, runId }, former) => {
    const rests = state !== null && state.status !== "running" && state.status !== "compiling";
    const changed = state?.status !== former.state?.status || runId !== former.runId;
    if (rests && changed && runId !== null) load();
  });
  return () => {
    stopPlayhead();
    stopSession();
  };
}
