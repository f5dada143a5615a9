/** What a frame does while nobody sees it, and when it goes: nothing. */
import { client, settings } from "../../api/http";
import { ownerToken } from "../../state/ownerTokens";
import { holdFrames } from "../../state/scheduler";
import { pause, play } from "../../state/sessionActions";
import { isActive } from "../../state/sessionStore";
import type { Stage } from "../../state/stage";
import type { Sight } from "./sight";

/** Training that the reader has started rests while the frame is out of sight, and goes on after it. */
export function restUnseen(stage: Stage, sight: Sight): void {
  let resumes = false;
  sight.subscribe((seen) => {
    holdFrames(!seen);
    if (!seen) {
      resumes = stage.session.getState().phase !== "replay" && isActive(stage.session.getState());
      if (resumes) void pause(stage);
    } else if (resumes) {
      resumes = false;
      void play(stage);
    }
  });
}

/** The session ends with its frame: nobody else has its token. */
export function endWithFrame(stage: Stage): void {
  window.addEventListener("pagehide", () => {
    const { sessionId } = stage.session.getState();
    const token = sessionId === null ? null : ownerToken(sessionId);
    if (sessionId === null || token === null) return;
    const path = { session_id: sessionId };
    const options = { params: { path }, keepalive: true, ...settings({ token }) };
    void client.DELETE("/api/sessions/{session_id}", options).catch(() => undefined);
  });
  // A page that the browser brings back as it was has lost its session.
  window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}
