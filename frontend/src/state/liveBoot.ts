/** Everything live that must start once: theme for canvases, test hook, re-attach or replay, document watch. */

import { compareDocument, keepCompared } from "./compareDocument";
import { documentStore } from "./documentStore";
import { keepDrawn } from "./drawnRuns";
import { followInnerRows } from "./innerRows";
import { keepKeyframes } from "./keyframes";
import { followGroups } from "./openGroups";
import { tabSession } from "./ownerTokens";
import { watchTheme } from "./palette";
import { openShare, shareIdOf } from "./replay";
import { keepSought } from "./seeking";
import { followObjectives } from "./selection";
import { attachSession, leaveSession } from "./sessionEntry";
import type { Stage } from "./stage";
import { slowAtFindings } from "./teaching";
import { watchedIdOf, watchSession } from "./watching";

/** A page that fills the document itself (`/s/<id>`, `/w/<id>`): the fragment and the last visit do not count. */
export function isSharePage(): boolean {
  return shareIdOf(location.pathname) !== null || watchedIdOf(location.pathname) !== null;
}

/** What follows a run beside the current one is fetched with the first such run. Returns the way to stop. */
function besideLater(stage: Stage): () => void {
  let stop: (() => void) | null = stage.session.subscribe(({ runs }) => {
    if (!runs.some((run) => typeof run.beside_session_id === "string")) return;
    stop?.();
    void import("./beside").then(({ followBeside }) => {
      if (stop !== null) stop = followBeside(stage);
    });
  });
  return () => {
    stop?.();
    stop = null;
  };
}

/** What only tests read is no part of the first picture. */
function hookLater(stage: Stage): void {
  import("./drawn").then(({ installTestHook }) => installTestHook(stage)).catch(() => undefined);
}

/**
 * Starts the live side of the page; call it once, after the document is there (on a share page: at once).
 * Returns the way to stop.
 */
export function bootLive(stage: Stage): () => void {
  hookLater(stage);
  const stopTheme = watchTheme();
  const shareId = shareIdOf(location.pathname);
  const watched = watchedIdOf(location.pathname);
  const mine = tabSession();
  let stopFollowing = () => {};
  const stopDrawn = keepDrawn(stage);
  if (shareId !== null) {
    void openShare(stage, shareId);
  } else if (watched !== null) {
    stopFollowing = watchSession(stage, watched);
  } else if (mine !== null) {
    attachSession(stage, mine.sessionId, mine);
    compareDocument(stage);
  }
  const stopComparing = keepCompared(stage);
  const stopSeeking = keepSought(stage);
  const stopKeyframes = keepKeyframes(stage);
  const stopSlowing = slowAtFindings(stage);
  const stopSelection = followObjectives();
  const stopGroups = followGroups();
  const stopInner = followInnerRows(stage);
  const stopBeside = besideLater(stage);
  const stopProblems = documentStore.subscribe(() =>
    stage.session.setState({ problems: [], failure: null }),
  );
  return () => {
    stopTheme();
    stopComparing();
    stopSeeking();
    stopKeyframes();
    stopSlowing();
    stopSelection();
    stopGroups();
    stopInner();
    stopBeside();
    stopProblems();
    stopFollowing();
    stopDrawn();
    leaveSession(stage);
  };
}
