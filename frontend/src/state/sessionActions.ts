/** What the owner can do: open a session at the first Play, steer the run, start another, try a cure. */
import { ApiError, postSession } from "../api/http";
import { ConnectionLost, type Reply } from "../api/stream";
import { readSpec } from "../domain/readDocument";
import type { Spec } from "../domain/spec";
import { clearStage, currentBuffer, describedSpec, retireRun, setGhost } from "./buffers";
import { knownProblems } from "./check";
import { adoptDocument, documentStore, editDocument, replaceDocument } from "./documentStore";
import { setLive } from "./liveValues";
import { keepOwnerToken, ownerToken } from "./ownerTokens";
import { goLive } from "./playhead";
import { compareSpec, forgetSpec, liveChanges, recallSpec, rememberSpec, runSpec } from "./runSpec";
import { closeLine, hasLine, openLine, request, tellSpeed } from "./sessionLine";
import {
  EMPTY_SESSION,
  isActive,
  offersPause,
  type Pending,
  type StartReason,
  sessionStore,
} from "./sessionStore";
import { setUi, uiStore } from "./uiStore";

export { setLive };

function documentSpec(): Spec {
  return documentStore.getState().spec;
}

/** Goes to one's own session; `structure` of its run's spec where this tab knows it. */
export function attachSession(sessionId: string, structure: string | null): void {
  forgetSpec();
  openLine(sessionId, ownerToken(sessionId));
  if (structure !== null) {
    recallSpec(documentSpec(), structure);
  }
}

/** Leaves the session: the next Play opens one of one's own. */
export function leaveSession(): void {
  closeLine();
  forgetSpec();
}

/** How many commands have been asked for. */
let asked = 0;

/** Tells whether nothing else has been asked for since. */
function wanted(): () => boolean {
  const turn = asked;
  return () => turn === asked;
}

/** The session that is being opened: everything asked for meanwhile waits for it. */
let opening: Promise<void> | null = null;

async function openSession(spec: Spec): Promise<void> {
  const { layout, title } = documentStore.getState();
  const created = await postSession({ spec, experiment_id: null, layout, title });
  const recorded = sessionStore.getState().replay === null ? null : currentBuffer();
  const former = describedSpec();
  keepOwnerToken(created.session_id, created.owner_token);
  attachSession(created.session_id, null);
  rememberSpec(spec, created.session_id);
  adoptDocument();
  if (recorded !== null) {
    setGhost({ buffer: recorded, spec: former, name: "loss.ghost.recorded" });
    history.replaceState(null, "", `/${location.hash}`);
  }
}

/** Opens the session of `spec` and tells it the speed. */
async function openOnce(spec: Spec): Promise<void> {
  opening = openSession(spec).finally(() => {
    opening = null;
  });
  await opening;
  if (uiStore.getState().speed !== null) {
    await tellSpeed();
  }
}

/** Starts a run of `spec` in the session (opened if need be); what the check refused is not asked for again. */
async function startRun(
  spec: Spec,
  reason: StartReason,
  play: boolean,
): Promise<Pick<Reply, "problems"> | null> {
  const isWanted = wanted();
  const known = spec === documentSpec() ? knownProblems() : [];
  if (known.length > 0) {
    return { problems: [...known] };
  }
  if (!hasLine()) {
    await openOnce(spec);
    return play && isWanted() ? request({ type: "play" }) : null;
  }
  const former = runSpec();
  const { sessionId } = sessionStore.getState();
  rememberSpec(spec, sessionId);
  sessionStore.setState({ edited: false });
  const reply = await request({ type: "start", spec, reason, seed: spec.training.seed, play });
  if ((reply?.problems ?? []).length > 0 && former !== null) {
    rememberSpec(former, sessionId);
  }
  return reply;
}

/**
 * Runs a command, showing at once that it is on its way and afterwards why it was refused. While a session is being
 * opened it waits, and is left out where something else has been asked for since.
 */
async function attempt(
  pending: Pending,
  work: () => Promise<Pick<Reply, "problems"> | null>,
): Promise<void> {
  asked += 1;
  const isWanted = wanted();
  sessionStore.setState({ pending, problems: [] });
  try {
    if (opening !== null) {
      await opening;
      compareDocument();
    }
    const reply = isWanted() ? await work() : null;
    sessionStore.setState({ problems: reply?.problems ?? [] });
  } catch (error) {
    if (error instanceof ApiError) {
      sessionStore.setState({ problems: error.problems });
    } else if (!(error instanceof ConnectionLost)) {
      sessionStore.setState({ connection: "lost" });
    }
  } finally {
    if (isWanted()) sessionStore.setState({ pending: null });
    compareDocument();
  }
}

/** A run that can go on: it stands on the document as it is, and it did not diverge. */
function continues(): boolean {
  const { edited, divergence, replay, shelved } = sessionStore.getState();
  return replay === null && !edited && !shelved && divergence === null && hasLine();
}

/** Puts away what another's session shows; a watched page becomes the visitor's own, Back leads to it again. */
export function leaveStage(): void {
  leaveSession();
  clearStage();
  sessionStore.setState(EMPTY_SESSION);
  if (location.pathname !== "/") {
    history.pushState(null, "", `/${location.hash}`);
  }
}

/** A session that cannot be steered from here (watched, refused, gone) is left: what follows is one's own. */
function takeStage(): void {
  const { role, connection } = sessionStore.getState();
  goLive();
  if (hasLine() && (role === "viewer" || connection === "refused")) {
    leaveStage();
  }
}

function restartReason(): StartReason {
  const { edited, shelved, runId } = sessionStore.getState();
  if (edited || shelved) {
    return "edit";
  }
  return runId === null ? "first" : "reset";
}

export async function play(): Promise<void> {
  takeStage();
  await attempt("play", () =>
    continues() ? request({ type: "play" }) : startRun(documentSpec(), restartReason(), true),
  );
}

export async function pause(): Promise<void> {
  await attempt("pause", async () =>
    sessionStore.getState().runId === null ? null : request({ type: "pause" }),
  );
}

export async function togglePlay(): Promise<void> {
  await (offersPause(sessionStore.getState()) ? pause() : play());
}

/** Looks at the sealed test part; what it told comes as an event. */
export async function openTest(): Promise<void> {
  if (sessionStore.getState().pending !== null) return;
  await attempt("test", () => request({ type: "open_test" }));
}

/** Trains at most so many steps a second from now on; null: as many as go. */
export async function setSpeed(speed: number | null): Promise<void> {
  setUi({ speed });
  const { role, replay } = sessionStore.getState();
  if (hasLine() && role === "owner" && replay === null) {
    await tellSpeed().catch(() => undefined);
  }
}

export async function step(unit: "step" | "epoch", n = 1): Promise<void> {
  takeStage();
  await attempt("step", async () => {
    const isWanted = wanted();
    if (!continues()) {
      const reply = await startRun(documentSpec(), restartReason(), false);
      if ((reply?.problems ?? []).length > 0 || !isWanted()) {
        return reply;
      }
    }
    return request({ type: "step", unit, n });
  });
}

/** The same experiment from its first weights; training goes on if it was on. */
export async function reset(): Promise<void> {
  const session = sessionStore.getState();
  if (session.runId === null || session.replay !== null) {
    return;
  }
  const playing = isActive(session);
  takeStage();
  await attempt("start", () => startRun(documentSpec(), restartReason(), playing));
}

/** New weights: another seed, written into the document. */
export async function dice(seed = Math.floor(Math.random() * 100_000)): Promise<void> {
  const session = sessionStore.getState();
  const playing = isActive(session);
  editDocument((document) => ({
    ...document,
    spec: { ...document.spec, training: { ...document.spec.training, seed } },
  }));
  if (session.runId !== null && session.replay === null) {
    takeStage();
    await attempt("start", () => startRun(documentSpec(), "dice", playing));
  }
}

/** The cure as a paired run: same seed, one change; the document becomes the cured experiment (undo leads back). */
export async function tryCure(spec: unknown): Promise<void> {
  const cured = readSpec(spec);
  const { title, layout } = documentStore.getState();
  takeStage();
  await attempt("start", async () => {
    const reply = await startRun(cured, "cure", true);
    if ((reply?.problems ?? []).length === 0) {
      replaceDocument({ title, spec: cured, layout });
    }
    return reply;
  });
}

/** The document went over to other data: its former run is paused and leaves the stage, its curve stays until Play. */
function shelve(): void {
  if (isActive(sessionStore.getState())) {
    request({ type: "pause" }).catch(() => undefined);
  }
  retireRun("loss.ghost.first");
  goLive();
  const { sessionId, role, connection, runs } = sessionStore.getState();
  sessionStore.setState({ ...EMPTY_SESSION, sessionId, role, connection, runs, shelved: true });
}

/** Looks whether the document still is what the run trains, and passes changed live values on. */
export function compareDocument(): void {
  const { sessionId, shelved, pending } = sessionStore.getState();
  const relation = compareSpec(documentSpec());
  if (relation === "unknown" || pending === "start") {
    return;
  }
  if (shelved) {
    if (relation === "same" && sessionId !== null) {
      attachSession(sessionId, null);
      rememberSpec(documentSpec(), sessionId);
    }
    return;
  }
  if (relation === "other") {
    shelve();
    return;
  }
  if (relation === "edited" && offersPause(sessionStore.getState())) {
    request({ type: "pause" }).catch(() => undefined);
  }
  sessionStore.setState({ edited: relation === "edited" });
  if (relation === "same" && currentBuffer() !== null) {
    for (const [path, value] of liveChanges(documentSpec())) {
      setLive(path, value);
    }
  }
}
