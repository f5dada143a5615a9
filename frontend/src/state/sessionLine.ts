/** The one line from a stage to its session: opened, asked, left. */
import { type Command, newRequestId, type Reply, SessionStream } from "../api/stream";
import { liveValuesAt } from "../domain/liveHistory";
import type { Spec } from "../domain/spec";
import { withLiveValues } from "../domain/specChange";
import { keepTabSession } from "./ownerTokens";
import { recordPosition, takeFrame, takeMessage } from "./sessionMessages";
import { EMPTY_SESSION } from "./sessionStore";
import { showLive } from "./shownRun";
import type { Stage } from "./stage";
import { uiStore } from "./uiStore";

/** Where the stream of a session is. */
export function streamUrl(sessionId: string): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/api/sessions/${encodeURIComponent(sessionId)}/stream`;
}

/** Commands after which the session has a run. */
const STARTING: ReadonlySet<Command["type"]> = new Set(["play", "step", "start"]);

/** Whether there is a session to ask. */
export function hasLine(stage: Stage): boolean {
  return stage.stream !== null;
}

/** Goes to a session's stream, as its owner where there is a token. */
export function openLine(
  stage: Stage,
  sessionId: string,
  token: string | null,
  phase: "own" | "watching",
): void {
  stage.stream?.close();
  showLive(stage);
  stage.runs.clear();
  stage.hasRun = false;
  const { pending } = stage.session.getState();
  stage.enter(phase, { ...EMPTY_SESSION, sessionId, pending });
  const opened: SessionStream = new SessionStream(
    { url: streamUrl(sessionId), token },
    {
      position: () => recordPosition(stage),
      onFrame: (frame) => stage.stream === opened && takeFrame(stage, frame),
      onMessage: (message) => {
        if (stage.stream !== opened) return;
        takeMessage(stage, message);
        if (message.type === "welcome" && message.role === "owner") limitSpeed(stage);
      },
      onConnection: (connection, closeCode) => {
        if (stage.stream === opened) {
          stage.session.setState({ connection, closeCode });
        }
      },
    },
  );
  stage.stream = opened;
  stage.views.watch((views) => opened.subscribe(views));
  opened.open();
}

/** Leaves the session: the next Play opens one of one's own. */
export function closeLine(stage: Stage): void {
  stage.stream?.close();
  stage.stream = null;
  stage.views.watch(null);
  keepTabSession(null);
}

/** What a branch trains: what its parent (the run in focus) does, with the live values of that step. */
export function branchedSpec({ runs }: Stage, step: number): Spec | null {
  const events = runs.current?.events ?? [];
  return runs.described === null
    ? null
    : withLiveValues(runs.described, liveValuesAt(events, step));
}

/** What a run trains that begins with a command; null for one with which none begins. */
function startedBy(stage: Stage, command: Command): Spec | null {
  if (command.type === "start") return command.spec;
  if (command.type === "branch") return branchedSpec(stage, command.step);
  const first = STARTING.has(command.type) && stage.session.getState().runId === null;
  return first ? stage.sent.spec : null;
}

/** Sends a command; null where there is no session. */
export async function request(stage: Stage, command: Command): Promise<Reply | null> {
  if (stage.stream === null) return null;
  const requestId = newRequestId();
  const trains = startedBy(stage, command);
  if (trains !== null) stage.sent.noteRequest(requestId, trains);
  stage.hasRun ||= STARTING.has(command.type);
  return stage.stream.request(command, requestId);
}

/** Sends the session the speed that a limit was set to, where there is one. */
function limitSpeed(stage: Stage): void {
  if (uiStore.getState().speed !== null) {
    sendSpeed(stage).catch(() => undefined);
  }
}

/** Sends the session how fast to train at most. */
export async function sendSpeed(stage: Stage): Promise<void> {
  await request(stage, { type: "speed", steps_per_second: uiStore.getState().speed });
}
