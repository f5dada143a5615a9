/** Everything live that must start once: theme for canvases, test hook, re-attach or replay, document watch. */

import { documentStore } from "./documentStore";
import { installTestHook } from "./drawn";
import { tabSession } from "./ownerTokens";
import { watchTheme } from "./palette";
import { followWatchedRun, openShare, shareIdOf } from "./replay";
import { attachSession, compareDocument, leaveSession } from "./sessionActions";
import { clearProblems } from "./sessionStore";

/** A page that fills the document itself (`/s/<id>`, `/w/<id>`): the fragment and the last visit do not count. */
export function isSharePage(): boolean {
  return shareIdOf(location.pathname) !== null || watchedSession() !== null;
}

/** The session of a watched page (`/w/<id>`), or null. */
function watchedSession(): string | null {
  return /^\/w\/([A-Za-z0-9_-]+)\/?$/.exec(location.pathname)?.[1] ?? null;
}

/**
 * Starts the live side of the page; call it once, after the document is there (on a share page: at once).
 * Returns the way to stop.
 */
export function bootLive(): () => void {
  installTestHook();
  const stopTheme = watchTheme();
  const shareId = shareIdOf(location.pathname);
  const watched = watchedSession();
  const mine = tabSession();
  let stopFollowing = () => {};
  if (shareId !== null) {
    void openShare(shareId);
  } else if (watched !== null) {
    attachSession(watched, null);
    stopFollowing = followWatchedRun();
  } else if (mine !== null) {
    attachSession(mine.sessionId, mine.structure);
    compareDocument();
  }
  const stopDocument = documentStore.subscribe(compareDocument);
  const stopProblems = documentStore.subscribe(clearProblems);
  return () => {
    stopTheme();
    stopDocument();
    stopProblems();
    stopFollowing();
    leaveSession();
  };
}
