/** What can be done with a run of the list. */
import { openTask } from "../listTask";
import { openPair } from "../openPair";
import { type OwnedRun, ownsRun, pinRun } from "../runEdits";
import type { RunInfo } from "../sessionStore";
import { showLive, showRun } from "../shownRun";
import type { Stage } from "../stage";
import { type ActionOn, always } from "./actionOn";

export interface RunSubject extends OwnedRun {
  readonly info: Pick<RunInfo, "pinned">;
  readonly current: boolean;
  readonly shown: boolean;
}

function isHidden({ shown }: RunSubject): boolean {
  return !shown;
}

function isFormer({ current }: RunSubject): boolean {
  return !current;
}

function show({ current, runId }: RunSubject, stage: Stage): void {
  if (current) showLive(stage);
  else void showRun(stage, runId);
}

function putBeside({ runId }: RunSubject, stage: Stage): void {
  const shown = stage.session.getState().runId;
  if (shown !== null) openPair(stage, runId, shown);
}

/** biome-ignore format: one line an action */
export const ACTIONS_OF_RUN = [
  { id: "show", label: ({ current }) => (current ? "runs.back" : "runs.show"), offered: always, enabled: isHidden, needs: () => "needs.hidden_run", run: show },
  { id: "pair", label: () => "runs.side_by_side", offered: always, enabled: (run, stage) => isHidden(run) && stage.session.getState().runId !== null, needs: () => "needs.other_run", run: putBeside },
  { id: "rename", label: () => "runs.rename", offered: ownsRun, enabled: always, run: ({ runId }) => openTask("runs", runId, "rename") },
  { id: "pin", label: ({ info }) => (info.pinned ? "runs.unpin" : "runs.pin"), offered: ownsRun, enabled: always, run: (run, stage) => void pinRun(stage, run, !run.info.pinned) },
  { id: "delete", label: () => "runs.delete", offered: ownsRun, enabled: isFormer, needs: () => "needs.former_run", run: ({ runId }) => openTask("runs", runId, "delete") },
] as const satisfies readonly ActionOn<RunSubject>[];
