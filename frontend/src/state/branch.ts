/** A branch: a new run from the step gone back to, with the record of its parent up to there. */
import { formatCount } from "../domain/format";
import { liveValuesAt } from "../domain/liveHistory";
import type { Spec } from "../domain/spec";
import { withLiveValues } from "../domain/specChange";
import { documentStore, replaceDocument } from "./documentStore";
import { sameStructure } from "./runSpec";
import { attempt } from "./sessionActions";
import { branchedSpec, hasLine, request } from "./sessionLine";
import type { Stage } from "./stage";
import { setUi, takeNoticeBack } from "./uiStore";

/** Whether the run on stage is one's own, and a step of it is gone back to. */
export function canBranch(stage: Stage): boolean {
  const { phase } = stage.session.getState();
  const { step } = stage.playhead.getState();
  return phase === "own" && step !== null && stage.runs.current !== null && hasLine(stage);
}

/** Says what the new run waits for, until it trains. */
function publishBranch(stage: Stage, parentId: string, step: number): void {
  setUi({ notice: { key: "notice.branched", values: { step: formatCount(step) } } });
  const stop = stage.session.subscribe(({ state }) => {
    if (state === null || state.run_id === parentId || state.status !== "running") return;
    stop();
    takeNoticeBack("notice.branched");
  });
}

/** The document becomes what the branch trains; where it differs in live values alone, it keeps its own spelling. */
function openBranched(branched: Spec | null, values: Readonly<Record<string, number>>): void {
  const { title, spec, layout } = documentStore.getState();
  if (branched === null) return;
  const then = sameStructure(spec, branched) ? withLiveValues(spec, values) : branched;
  if (then !== spec) replaceDocument({ title, spec: then, layout });
}

/**
 * Starts a run from the step gone back to; it stands still there, its parent stays overlaid. The document becomes what
 * it trains, also where the parent is a former run (undo leads back).
 */
export async function branchHere(stage: Stage): Promise<void> {
  const { step } = stage.playhead.getState();
  const parent = stage.runs.current;
  if (step === null || parent === null || !canBranch(stage)) return;
  stage.playhead.pauseReplay();
  await attempt(stage, "renew", async () => {
    const values = liveValuesAt(parent.events, step);
    const branched = branchedSpec(stage, step);
    const command = { type: "branch", run_id: parent.runId, step, play: false } as const;
    const reply = await request(stage, command);
    if (reply !== null && (reply.problems ?? []).length === 0) {
      openBranched(branched, values);
      publishBranch(stage, parent.runId, step);
    }
    return reply;
  });
}
