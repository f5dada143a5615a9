/** A stored share: its experiment opens, its recorded run is shown; nothing trains until Play. */
import { ApiError, getShare } from "../api/http";
import { completeSpec } from "../domain/spec";
import type { components } from "../generated/api";
import { documentStore, showBorrowed } from "./documentStore";
import { isUnreachable, reportPageFault } from "./faults";
import { loadRecord, takeDetail } from "./runRecords";
import { leaveStage } from "./sessionActions";
import { leaveSession } from "./sessionEntry";
import { EMPTY_SESSION } from "./sessionStore";
import { recordedState, reportedEvents } from "./shownRun";
import type { Stage } from "./stage";
import { setUi } from "./uiStore";

type Share = components["schemas"]["Share"];
type RunDetail = components["schemas"]["RunDetail"];

const SHARE_PATH = /^\/s\/([A-Za-z0-9_-]+)\/?$/;

/** Id of the share this address stands for, or null. */
export function shareIdOf(pathname: string): string | null {
  return SHARE_PATH.exec(pathname)?.[1] ?? null;
}

async function showRun(stage: Stage, share: Share, detail: RunDetail): Promise<void> {
  const buffer = await loadRecord(detail.run.run_id, detail.run_schema);
  takeDetail(buffer, detail);
  stage.runs.stageRecord(buffer, completeSpec(detail.spec));
  stage.enter("replay", {
    ...EMPTY_SESSION,
    replay: { shareId: share.share_id, title: share.title },
    runId: detail.run.run_id,
    schema: detail.run_schema,
    runs: [detail.run],
    ...reportedEvents(buffer),
    state: recordedState(buffer),
  });
}

/** Opens a share; false where there is none (reported in `failure`), or the visitor has edited something in the meantime. */
export async function openShare(stage: Stage, shareId: string): Promise<boolean> {
  const before = documentStore.getState().spec;
  try {
    const share = await getShare(shareId);
    if (documentStore.getState().spec !== before) {
      leaveStage(stage);
      setUi({ notice: { key: "notice.edited_before" } });
      return false;
    }
    leaveSession(stage);
    showBorrowed({ title: share.title, spec: completeSpec(share.spec), layout: share.layout });
    if (share.run !== null) {
      await showRun(stage, share, share.run);
    }
    return true;
  } catch (error) {
    const missing = error instanceof ApiError && error.status === 404;
    if (!missing && !isUnreachable(error)) reportPageFault(error);
    stage.session.setState({ failure: missing ? "share_missing" : "share_unreachable" });
    return false;
  }
}
