/** A branch: a new run from the step gone back to, with the record of its parent up to there. */
import { formatCount } from "../domain/format";
import { liveValuesAt } from "../domain/liveHistory";
import { withLiveValues } from "../domain/specChange";
import { documentStore, replaceDocument } from "./documentStore";
import { attempt } from "./sessionActions";
import { hasLine, request } from "./sessionLine";
import type { Stage } from "./stage";
import { setUi, takeNoticeBack } from "./uiStore";

/** Whether the run on stage is one's own, and a step of it is gone back to. */
export function canBranch(stage: Stage): boolean {
  const { phase } = stage.session.getState();
  const { step } = stage.playhead.getState();
  return phase === "own" && step !== null && stage.runs.current !== null && hasLine(stage);
}

/** Says what the new run waits for, until it trains. */
function tellBranch(stage: Stage, parentId: string, step: number): void {
  setUi({ notice: { key: "notice.branched", values: { step: formatCount(step) } } });
  const stop = stage.session.subscribe(({ state }) => {
    if (state === null || state.run_id === parentId || state.status !== "running") return;
    stop();
    takeNoticeBack("notice.branched");
  });
}

/**
 * Starts a run from the step gone back to; it stands still there, its parent stays overlaid. Where the document is what
 * the run trains, its live values become those of that step.
 */
export async function branchHere(stage: Stage): Promise<void> {
  const { step } = stage.playhead.getState();
  const parent = stage.runs.current;
  if (step === null || parent === null || !canBranch(stage)) return;
  stage.playhead.pauseReplay();
  await attempt(stage, "renew", async () => {
    const values = liveValuesAt(parent.events, step);
    const command = { type: "branch", run_id: parent.runId, step, play: false } as const;
    const reply = await request(stage, command);
    if (reply !== null && (reply.problems ?? []).length === 0) {
      const { title, spec, layout } = documentStore.getState();
      const then = withLiveValues(spec, values);
      if (then !== spec) replaceDocument({ title, spec: then, layout });
      tellBranch(stage, parent.runId, step);
    }
    return reply;
  });
}
