/** Which former runs this tab draws beside the one in focus: a reload draws them again. */
import { isObject } from "../domain/readDocument";
import { tabStorage } from "./browserStorage";
import { layRun } from "./shownRun";
import type { Stage } from "./stage";

const KEY = "backlight.drawn_runs";

/** Ids of the runs that the tab drew in a session. */
function readDrawn(sessionId: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(tabStorage().getItem(KEY) ?? "null");
    if (!isObject(parsed) || parsed.sessionId !== sessionId || !Array.isArray(parsed.runs))
      return [];
    return parsed.runs.filter((id): id is string => typeof id === "string");
  } catch {
    return [];
  }
}

/** Browsers may refuse to keep anything: then only the run before is drawn after a reload. */
function keep(sessionId: string, runs: readonly string[]): void {
  try {
    tabStorage().setItem(KEY, JSON.stringify({ sessionId, runs }));
  } catch {
    return;
  }
}

/** Draws what was drawn before a reload, once the session's runs are known, and notes every change from there on. */
export function keepDrawn(stage: Stage): () => void {
  /** The session whose runs are being drawn, and the one in which they are. */
  let restoring: string | null = null;
  let restored: string | null = null;
  const note = () => {
    const { sessionId } = stage.session.getState();
    if (sessionId === null || sessionId !== restored) return;
    const live = stage.live.runId;
    const drawn = stage.runs.overlays.filter(({ visible, runId }) => visible && runId !== live);
    keep(
      sessionId,
      drawn.map(({ runId }) => runId),
    );
  };
  const restore = async () => {
    const { sessionId, runId, connection } = stage.session.getState();
    if (sessionId === null || runId === null || connection !== "open") return;
    if (sessionId === restoring) return;
    restoring = sessionId;
    for (const id of readDrawn(sessionId)) {
      if (id !== runId) await layRun(stage, id);
      if (restoring !== sessionId) return;
    }
    restored = sessionId;
    note();
  };
  const stopSession = stage.session.subscribe(() => void restore());
  const stopRuns = stage.runs.subscribe(note);
  return () => {
    stopSession();
    stopRuns();
  };
}
