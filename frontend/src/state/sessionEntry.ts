/** Goes to a session of one's own, or leaves what is shown. */
import { postSession } from "../api/http";
import type { Spec } from "../domain/spec";
import { adoptDocument, documentStore } from "./documentStore";
import { library } from "./library";
import { keepOwnerToken, ownerToken } from "./ownerTokens";
import type { KnownRun } from "./runSpec";
import { closeLine, openLine } from "./sessionLine";
import { EMPTY_SESSION } from "./sessionStore";
import { showLive } from "./shownRun";
import type { Stage } from "./stage";

/** Goes to one's own session; `known` is its run as far as this tab knows it. */
export function attachSession(stage: Stage, sessionId: string, known: KnownRun | null): void {
  stage.sent.forget();
  openLine(stage, sessionId, ownerToken(sessionId), "own");
  if (known !== null) {
    stage.sent.recall(documentStore.getState().spec, sessionId, known);
  }
}

/** Leaves what is shown: the next Play opens a session of one's own. */
export function leaveSession(stage: Stage): void {
  showLive(stage);
  stage.playhead.goLive();
  closeLine(stage);
  stage.sent.forget();
  stage.runs.clear();
  stage.enter("idle", EMPTY_SESSION);
}

/** Opens a session of `spec`, and goes to it. */
export async function openSession(stage: Stage, spec: Spec): Promise<void> {
  const { layout, title } = documentStore.getState();
  const body = { spec, experiment_id: null, layout, title };
  const created = await postSession(body, { token: library() });
  const recorded = stage.session.getState().replay === null ? null : stage.runs.current;
  const recordedSpec = stage.runs.described;
  keepOwnerToken(created.session_id, created.owner_token);
  attachSession(stage, created.session_id, null);
  stage.sent.opened(spec, created.session_id);
  adoptDocument();
  if (recorded !== null) {
    stage.runs.layPrevious({
      buffer: recorded,
      spec: recordedSpec,
      info: null,
      leftBy: "loss.ghost.recorded",
    });
    history.replaceState(null, "", `/${location.hash}`);
  }
}
