/** What an owner does with runs: names, pins, deletes them. The server notifies all viewers of their session. */

import { ApiError, deleteRun, patchRun } from "../api/http";
import { reportFailure } from "./faults";
import { forgetRun, keptRuns, rememberRun } from "./keptRuns";
import { ofDocument } from "./ofDocument";
import { ownerToken } from "./ownerTokens";
import { queryClient } from "./queries";
import type { RunInfo } from "./sessionStore";
import { showLive } from "./shownRun";
import type { Stage } from "./stage";

/** A run by its id and the session that it belongs to, or was pinned in. */
export interface OwnedRun {
  readonly runId: string;
  readonly sessionId: string;
}

/** Whether this browser may change a run. */
export function ownsRun({ sessionId }: OwnedRun): boolean {
  return ownerToken(sessionId) !== null;
}

/** Applies the answer of the server, where no line to the session delivers it. */
function takeInfo(stage: Stage, info: RunInfo): void {
  const { runs } = stage.session.getState();
  stage.session.setState({ runs: runs.map((run) => (run.run_id === info.run_id ? info : run)) });
  stage.runs.learn([info]);
}

async function change(
  stage: Stage,
  run: OwnedRun,
  body: { name: string | null; pinned: boolean | null },
): Promise<boolean> {
  const token = ownerToken(run.sessionId);
  if (token === null) return false;
  try {
    takeInfo(stage, await patchRun(run.runId, body, { token }));
    await queryClient.invalidateQueries({ queryKey: ["run", run.runId] });
    return true;
  } catch (error) {
    notifyRefusal(stage, error);
    return false;
  }
}

function notifyRefusal(stage: Stage, error: unknown): void {
  if (error instanceof ApiError && error.problems.length > 0) {
    stage.session.setState({ problems: ofDocument(error.problems) });
  } else {
    reportFailure(error);
  }
}

/** Names a run; with an empty name it is called by what differs again. */
export async function renameRun(stage: Stage, run: OwnedRun, name: string): Promise<void> {
  await change(stage, run, { name: name.trim().slice(0, 100), pinned: null });
}

/** Pins a run, so that it outlasts its session and is listed in later ones, or lets it go. */
export async function pinRun(stage: Stage, run: OwnedRun, pinned: boolean): Promise<void> {
  if (!(await change(stage, run, { name: null, pinned }))) return;
  if (pinned) rememberRun(run);
  else forgetRun(run.runId);
  await queryClient.invalidateQueries({ queryKey: ["kept-runs"] });
}

/** Deletes a run with its record. */
export async function removeRun(stage: Stage, run: OwnedRun): Promise<void> {
  const token = ownerToken(run.sessionId);
  if (token === null) return;
  try {
    await deleteRun(run.runId, { token });
  } catch (error) {
    notifyRefusal(stage, error);
    return;
  }
  const { away, runId, runs } = stage.session.getState();
  if (away && runId === run.runId) showLive(stage);
  stage.session.setState({ runs: runs.filter((other) => other.run_id !== run.runId) });
  stage.runs.learn([], [run.runId]);
  forgetRun(run.runId);
  await queryClient.invalidateQueries({ queryKey: ["kept-runs"] });
}

/** Runs pinned in other sessions of this browser than the one on stage. */
export function keptElsewhere(runs: readonly RunInfo[]): OwnedRun[] {
  const here = new Set(runs.map(({ run_id }) => run_id));
  return keptRuns().filter(({ runId }) => !here.has(runId));
}
