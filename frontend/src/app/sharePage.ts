/** A page that shows a share or a live run: what it shows where there is none, and when it is all there. */
import { documentStore } from "../state/documentStore";
import { reportFailure } from "../state/faults";
import { leaveStage } from "../state/sessionActions";
import { isWatching } from "../state/sessionStore";
import type { Stage } from "../state/stage";
import { setUi } from "../state/uiStore";
import { findDocument } from "./firstDocument";

/** A share page whose run is not there says so, and shows what a plain visit would; over once there is something to see. */
export function watchMissing(stage: Stage): void {
  const stop = stage.session.subscribe(({ failure, connection, phase }) => {
    if (phase === "watching" ? documentStore.getState().borrowed : phase !== "idle") {
      stop();
      return;
    }
    if (failure === null && connection !== "refused") return;
    stop();
    // No other drawing is shown beside a watched run of which nothing is known.
    if (failure !== null && isWatching(stage.session.getState())) leaveStage(stage);
    const shown = findDocument().catch(reportFailure);
    if (failure !== null) {
      // A document that opens clears what was wrong with the one before.
      void shown.then(() => setUi({ notice: { key: `notice.${failure}` } }));
      stage.session.setState({ failure: null });
    }
  });
}

/** Resolves once a share page shows what is shared, says that it is not there, or knows that there is nothing yet. */
export function sharedShown(stage: Stage): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const session = stage.session.getState();
      const { failure, connection, runId } = session;
      const isMissing = failure !== null || connection === "refused";
      const isWaiting = isWatching(session) && connection === "open" && runId === null;
      if (!documentStore.getState().borrowed && !isMissing && !isWaiting) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [documentStore.subscribe(look), stage.session.subscribe(look)];
  });
}
