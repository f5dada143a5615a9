/** Whether the document still is what the run on stage trains. */
import type { Spec } from "../domain/spec";
import { documentStore } from "./documentStore";
import { setLive } from "./liveValues";
import { attachSession } from "./sessionEntry";
import { request } from "./sessionLine";
import { EMPTY_SESSION, isActive, offersPause, type SessionView } from "./sessionStore";
import { showLive } from "./shownRun";
import type { Stage } from "./stage";

function documentSpec(): Spec {
  return documentStore.getState().spec;
}

/** The session as it stands with its current run in focus. */
function liveView(stage: Stage): SessionView {
  return { ...stage.session.getState(), ...stage.live };
}

/** The document went over to other data: its former run is paused and leaves the stage, its curve stays until Play. */
function shelve(stage: Stage): void {
  if (stage.sent.own && isActive(liveView(stage))) {
    request(stage, { type: "pause" }).catch(() => undefined);
  }
  showLive(stage);
  stage.runs.retire("loss.ghost.first");
  stage.playhead.goLive();
  const { sessionId, connection, runs } = stage.session.getState();
  stage.enter("shelved", { ...EMPTY_SESSION, sessionId, connection, runs });
}

/** Looks whether the document still is what the run trains, and passes changed live values on. */
export function compareDocument(stage: Stage): void {
  const { phase, sessionId, pending } = stage.session.getState();
  const relation = stage.sent.compare(documentSpec());
  if (relation === "unknown" || pending === "start" || pending === "renew") {
    return;
  }
  if (phase === "shelved") {
    if (relation === "same" && sessionId !== null) {
      attachSession(stage, sessionId, stage.sent.known);
    }
    return;
  }
  if (relation === "other") {
    shelve(stage);
    return;
  }
  if (relation === "edited" && stage.sent.own && offersPause(liveView(stage))) {
    request(stage, { type: "pause" }).catch(() => undefined);
  }
  stage.session.setState({ edited: relation === "edited" });
  if (relation === "same" && stage.runs.live !== null) {
    for (const [path, value] of stage.sent.liveChanges(documentSpec())) {
      setLive(stage, path, value);
    }
  }
}

/** Compares whenever the document changes or another run comes on stage. Returns the way to stop. */
export function keepCompared(stage: Stage): () => void {
  const stopDocument = documentStore.subscribe(() => compareDocument(stage));
  const stopRuns = stage.session.subscribe(({ runId }, former) => {
    if (runId !== former.runId) compareDocument(stage);
  });
  return () => {
    stopDocument();
    stopRuns();
  };
}
