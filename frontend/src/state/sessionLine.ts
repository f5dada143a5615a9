/** The one line to the session on stage: opened, asked, left. */
import { type Command, type Reply, SessionStream } from "../api/stream";
import { clearStage } from "./buffers";
import { keepTabSession } from "./ownerTokens";
import { recordPosition, takeFrame, takeMessage } from "./sessionMessages";
import { EMPTY_SESSION, sessionStore } from "./sessionStore";
import { uiStore } from "./uiStore";
import { watchViewDemand } from "./viewDemand";

let stream: SessionStream | null = null;

function streamUrl(sessionId: string): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/api/sessions/${encodeURIComponent(sessionId)}/stream`;
}

/** Whether there is a session to ask. */
export function hasLine(): boolean {
  return stream !== null;
}

/** Goes to a session's stream, as its owner where there is a token. */
export function openLine(sessionId: string, token: string | null): void {
  stream?.close();
  clearStage();
  sessionStore.setState({ ...EMPTY_SESSION, sessionId });
  const opened = new SessionStream(
    { url: streamUrl(sessionId), token },
    {
      position: recordPosition,
      onFrame: takeFrame,
      onMessage: (message) => {
        takeMessage(message);
        if (message.type === "welcome" && message.role === "owner") limitSpeed();
      },
      onConnection: (connection, closeCode) => {
        if (stream === opened) {
          sessionStore.setState({ connection, closeCode });
        }
      },
    },
  );
  stream = opened;
  watchViewDemand((views) => opened.subscribe(views));
  opened.open();
}

/** Leaves the session: the next Play opens one of one's own. */
export function closeLine(): void {
  stream?.close();
  stream = null;
  watchViewDemand(null);
  keepTabSession(null);
}

/** Sends a command; null where there is no session. */
export async function request(command: Command): Promise<Reply | null> {
  return stream === null ? null : stream.request(command);
}

/** Tells the session the speed that a limit was set to, where there is one. */
function limitSpeed(): void {
  if (uiStore.getState().speed !== null) {
    tellSpeed().catch(() => undefined);
  }
}

/** Tells the session how fast to train at most. */
export async function tellSpeed(): Promise<void> {
  await request({ type: "speed", steps_per_second: uiStore.getState().speed });
}
