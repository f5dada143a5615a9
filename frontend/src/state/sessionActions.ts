/** What the owner can do: open a session at the first Play, steer the run, start another, try a cure. */
import { ApiError, postSession } from "../api/http";
import { type Command, ConnectionLost, type Reply, SessionStream } from "../api/stream";
import type { Catalog } from "../domain/catalog";
import { completeSpec, type SparseSpec, type Spec } from "../domain/spec";
import { changedLiveValues, type LiveValues, sameTask, splitSpec } from "../domain/specChange";
import { clearStage, currentBuffer, setGhost } from "./buffers";
import { documentStore, editDocument, replaceDocument } from "./documentStore";
import { keepOwnerToken, keepTabSession, ownerToken } from "./ownerTokens";
import { goLive } from "./playhead";
import { queryClient } from "./queries";
import { recordPosition, takeFrame, takeMessage } from "./sessionMessages";
import {
  EMPTY_SESSION,
  isActive,
  type Pending,
  type StartReason,
  sessionStore,
} from "./sessionStore";
import { watchViewDemand } from "./viewDemand";

const LIVE_FLUSH_MS = 60;

let stream: SessionStream | null = null;
/** The present run's spec as last sent, its structure and its live values. */
let runSpec: Spec | null = null;
let runStructure: string | null = null;
let runLive = new Map<string, number>();
const liveQueue = new Map<string, number>();
let liveTimer: ReturnType<typeof setTimeout> | null = null;

function isLiveField(layerType: string, field: string): boolean {
  const catalog = queryClient.getQueryData<Catalog>(["catalog"]);
  return catalog?.layers.find((layer) => layer.type === layerType)?.live.includes(field) ?? false;
}

function partsOf(spec: Spec): { structure: string; live: LiveValues } {
  return splitSpec(spec, isLiveField);
}

function remember(spec: Spec): void {
  const { structure, live } = partsOf(spec);
  runSpec = spec;
  runStructure = structure;
  runLive = new Map(live);
  const { sessionId } = sessionStore.getState();
  if (sessionId !== null) {
    keepTabSession({ sessionId, structure });
  }
  sessionStore.setState({ edited: false });
}

function streamUrl(sessionId: string): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/api/sessions/${encodeURIComponent(sessionId)}/stream`;
}

/** Goes to a session's stream, as its owner where this browser holds the token. */
export function attachSession(sessionId: string, structure: string | null): void {
  stream?.close();
  clearStage();
  runStructure = structure;
  runLive = new Map(partsOf(documentStore.getState().spec).live);
  sessionStore.setState({ ...EMPTY_SESSION, sessionId });
  const opened = new SessionStream(
    { url: streamUrl(sessionId), token: ownerToken(sessionId) },
    {
      position: recordPosition,
      onFrame: takeFrame,
      onMessage: takeMessage,
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

async function openSession(spec: Spec): Promise<void> {
  const { layout, title } = documentStore.getState();
  const created = await postSession({ spec, experiment_id: null, layout, title });
  const recorded = sessionStore.getState().replay === null ? null : currentBuffer();
  keepOwnerToken(created.session_id, created.owner_token);
  attachSession(created.session_id, null);
  remember(spec);
  if (recorded !== null) {
    setGhost({ buffer: recorded, name: "loss.ghost.recorded" });
    history.replaceState(null, "", `/${location.hash}`);
  }
}

/** Runs a command, showing at once that it is on its way and afterwards why it was refused. */
async function attempt(pending: Pending, work: () => Promise<Reply | null>): Promise<boolean> {
  sessionStore.setState({ pending, problems: [] });
  try {
    const problems = (await work())?.problems ?? [];
    sessionStore.setState({ problems });
    return problems.length === 0;
  } catch (error) {
    if (error instanceof ApiError) {
      sessionStore.setState({ problems: error.problems });
    } else if (!(error instanceof ConnectionLost)) {
      sessionStore.setState({ connection: "lost" });
    }
    return false;
  } finally {
    sessionStore.setState({ pending: null });
  }
}

async function request(command: Command): Promise<Reply | null> {
  return stream === null ? null : stream.request(command);
}

/** Starts a run of `spec` in the session (opened if need be). */
async function startRun(spec: Spec, reason: StartReason, play: boolean): Promise<Reply | null> {
  const [former, formerSpec] = [runStructure, runSpec];
  if (stream === null) {
    await openSession(spec);
    return play ? request({ type: "play" }) : null;
  }
  remember(spec);
  const reply = await request({ type: "start", spec, reason, seed: spec.training.seed, play });
  if ((reply?.problems ?? []).length > 0) {
    runStructure = former;
    compareDocument();
  } else if (formerSpec !== null && !sameTask(formerSpec, spec)) {
    setGhost(null);
  }
  return reply;
}

function documentSpec(): Spec {
  return documentStore.getState().spec;
}

/** A run that can go on: there is one, it stands on the document as it is, and it did not diverge. */
function continues(): boolean {
  const { edited, divergence, runId, replay } = sessionStore.getState();
  return replay === null && !edited && divergence === null && (runId !== null || stream !== null);
}

/** A session that cannot be steered from here (watched, refused, gone) is left: what follows is one's own. */
function ownStage(): void {
  const { role, connection } = sessionStore.getState();
  if (stream !== null && (role === "viewer" || connection === "refused")) {
    leaveSession();
    clearStage();
    sessionStore.setState(EMPTY_SESSION);
  }
}

function restartReason(): StartReason {
  const { edited, runId } = sessionStore.getState();
  if (runId === null) {
    return "first";
  }
  return edited ? "edit" : "reset";
}

export async function play(): Promise<void> {
  goLive();
  ownStage();
  await attempt("play", () =>
    continues() ? request({ type: "play" }) : startRun(documentSpec(), restartReason(), true),
  );
}

export async function pause(): Promise<void> {
  await attempt("pause", () => request({ type: "pause" }));
}

export async function togglePlay(): Promise<void> {
  await (isActive(sessionStore.getState()) ? pause() : play());
}

export async function step(unit: "step" | "epoch", n = 1): Promise<void> {
  goLive();
  ownStage();
  await attempt("step", async () => {
    if (!continues()) {
      const reply = await startRun(documentSpec(), restartReason(), false);
      if ((reply?.problems ?? []).length > 0) {
        return reply;
      }
    }
    return request({ type: "step", unit, n });
  });
}

/** The same experiment from its first weights; training goes on if it was on. */
export async function reset(): Promise<void> {
  const session = sessionStore.getState();
  if (session.runId === null) {
    return;
  }
  goLive();
  const playing = isActive(session);
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
  if (session.runId !== null) {
    goLive();
    await attempt("start", () => startRun(documentSpec(), "dice", playing));
  }
}

/** The cure as a paired run: same seed, one change; the document becomes the cured experiment (undo leads back). */
export async function tryCure(spec: unknown): Promise<void> {
  const cured = completeSpec(spec as SparseSpec);
  const { title, layout } = documentStore.getState();
  goLive();
  await attempt("start", async () => {
    const reply = await startRun(cured, "cure", true);
    if ((reply?.problems ?? []).length === 0) {
      replaceDocument({ title, spec: cured, layout });
    }
    return reply;
  });
}

/** Changes a live value of the run without a restart; ticks of a slider are sent at most every 60 ms. */
export function setLive(path: string, value: number): void {
  if (stream === null || runLive.get(path) === value || !Number.isFinite(value)) {
    return;
  }
  runLive.set(path, value);
  liveQueue.set(path, value);
  if (liveTimer === null) {
    liveTimer = setTimeout(flushLive, LIVE_FLUSH_MS);
  }
}

function flushLive(): void {
  liveTimer = null;
  const changes = [...liveQueue];
  liveQueue.clear();
  for (const [path, value] of changes) {
    request({ type: "set", path, value })
      .then((reply) => {
        if ((reply?.problems ?? []).length > 0) {
          sessionStore.setState({ problems: reply?.problems ?? [] });
        }
      })
      .catch(() => runLive.delete(path));
  }
}

/** Looks whether the document still is what the run trains, and passes changed live values on. */
export function compareDocument(): void {
  if (runStructure === null) {
    return;
  }
  const { structure, live } = partsOf(documentSpec());
  const edited = structure !== runStructure;
  if (edited !== sessionStore.getState().edited) {
    sessionStore.setState({ edited });
  }
  if (!edited && currentBuffer() !== null) {
    for (const [path, value] of changedLiveValues(runLive, live)) {
      setLive(path, value);
    }
  }
}

/** Leaves a replay or a refused session: the next Play opens a session of one's own. */
export function leaveSession(): void {
  stream?.close();
  stream = null;
  runStructure = null;
  watchViewDemand(null);
  keepTabSession(null);
}
