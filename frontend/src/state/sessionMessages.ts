/** What the server says, taken into the record (buffers) and the session's view (store). */
import { getRecord, getRun } from "../api/http";
import type { Position, ServerMessage, Welcome } from "../api/stream";
import { formatCount, formatMagnitude } from "../domain/format";
import { decodeFrame, type Frame, splitFrames } from "../domain/frame";
import { RunBuffer, type RunSchema } from "../domain/runBuffer";
import {
  divergence,
  findingsAt,
  type LogEntry,
  restoredBest,
  testOpening,
} from "../domain/runEvents";
import { completeSpec, type Spec } from "../domain/spec";
import type { components } from "../generated/api";
import { documentStore } from "./documentStore";
import type { GhostName } from "./runs";
import type { RunInfo, StartReason } from "./sessionStore";
import type { Stage } from "./stage";
import { setUi } from "./uiStore";

type RunStarted = components["schemas"]["RunStarted"];

/** Message key of the ghost: what was done to leave that run. */
function ghostName(reason: StartReason): GhostName {
  return `loss.ghost.${reason}`;
}

/** Where this viewer stands in the record, for an exact resume. */
export function recordPosition(stage: Stage): Position | null {
  const buffer = stage.runs.current;
  if (buffer === null || buffer.lastSeq < 0) {
    return null;
  }
  return { run_id: buffer.runId, generation: buffer.generation, seq: buffer.lastSeq };
}

/** After so many frames the budget is looked at: the run on stage has grown. */
const FRAMES_A_TRIM = 256;

/** Takes a frame in; true for a record frame that was new. */
export function takeFrame(stage: Stage, frame: Frame): boolean {
  if (!(stage.runs.current?.apply(frame) ?? false)) return false;
  if (frame.seq % FRAMES_A_TRIM === 0) stage.runs.trim();
  return frame.type === "record";
}

function refreshFindings(stage: Stage): void {
  const events = stage.runs.current?.events ?? [];
  stage.session.setState({
    findings: findingsAt(events, null),
    divergence: divergence(events),
    testOpening: testOpening(events),
    restored: restoredBest(events),
  });
}

/** What an end by itself did: stopped early, and put the best weights in place again. */
function noticeEnd({
  reason,
  restored,
  best_step: step,
  best_loss: loss,
}: LogEntry["detail"]): void {
  if (typeof step !== "number" || typeof loss !== "number") {
    return;
  }
  const early = reason === "early_stopping";
  if (early || restored === true) {
    const key = early
      ? restored === true
        ? "stopped_early"
        : "stopped_early_kept"
      : "best_restored";
    const values = { step: formatCount(step), loss: formatMagnitude(loss, 3) };
    setUi({ notice: { key: `notice.${key}`, values } });
  }
}

function takeEvent(stage: Stage, entry: LogEntry, runId: string): void {
  const buffer = stage.runs.current;
  if (buffer?.runId === runId) {
    buffer.addEvent(entry);
    refreshFindings(stage);
    if (entry.kind === "finished") {
      noticeEnd(entry.detail);
    }
    if (entry.kind === "record_thinned") {
      const { from_step: from, to_step: to } = entry.detail;
      setUi({
        notice: { key: "notice.record_thinned", values: { from: Number(from), to: Number(to) } },
      });
    }
    if (entry.kind === "checkpoint_lost") {
      setUi({ notice: { key: "notice.checkpoint_lost", values: { step: entry.step } } });
    }
    if (entry.kind === "server_restarted") {
      setUi({ notice: { key: "notice.server_restarted", values: { step: entry.step } } });
    }
  }
}

function enterRun(
  stage: Stage,
  run: RunInfo,
  schema: RunSchema & NonNullable<Welcome["run_schema"]>,
): void {
  if (stage.runs.current?.runId === run.run_id) {
    return;
  }
  stage.runs.retire(ghostName(run.reason));
  stage.hasRun = true;
  const { phase, runs } = stage.session.getState();
  const spec = stage.sent.begin(run.run_id, run.request_id);
  stage.runs.stage(run.run_id, schema, spec);
  stage.playhead.goLive();
  stage.enter(phase === "shelved" ? "own" : phase, {
    runId: run.run_id,
    schema,
    findings: [],
    divergence: null,
    testOpening: null,
    restored: null,
    edited: spec === null && phase !== "watching",
    runs: [...runs.filter((other) => other.run_id !== run.run_id), run],
  });
}

/** What a run trains that this page did not ask for: where the document is not that, the next Play starts one of its own. */
function learnSpec(stage: Stage, runId: string, spec: Spec): void {
  stage.runs.describe(runId, spec);
  const { phase } = stage.session.getState();
  if (phase !== "own" || stage.sent.spec !== null || stage.runs.current?.runId !== runId) return;
  stage.sent.learn(runId, spec);
  const edited = stage.sent.compare(documentStore.getState().spec) !== "same";
  stage.session.setState({ edited });
}

/** What a run trains that this page did not begin, and its events. */
async function loadEvents(stage: Stage, runId: string): Promise<void> {
  const detail = await getRun(runId);
  learnSpec(stage, runId, completeSpec(detail.spec));
  for (const event of detail.events) {
    takeEvent(stage, { ...event, detail: event.detail ?? {} }, runId);
  }
}

/** After so long the server is asked again what a run of another page trains. */
export const ASK_AGAIN_MS = 5_000;

/** Asks for it until it is known, as long as that run is on stage. */
async function learnRun(stage: Stage, runId: string): Promise<void> {
  while (stage.sent.spec === null && stage.runs.current?.runId === runId) {
    await loadEvents(stage, runId).catch(() => undefined);
    if (stage.sent.spec !== null || stage.session.getState().phase !== "own") return;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

/** A run's whole record, from the server's store. */
export async function loadRecord(runId: string, schema: RunSchema): Promise<RunBuffer> {
  const buffer = new RunBuffer(runId, schema);
  for (const bytes of splitFrames(await getRecord(runId))) {
    buffer.apply(decodeFrame(bytes));
  }
  return buffer;
}

/** The run before this one, as its ghost, while this one is still on stage. */
async function loadGhost(stage: Stage, former: RunInfo, run: RunInfo): Promise<void> {
  const { spec, run_schema: schema } = await getRun(former.run_id);
  const buffer = stage.runs.find(former.run_id) ?? (await loadRecord(former.run_id, schema));
  const { current, ghost } = stage.runs;
  if (current?.runId === run.run_id && ghost === null && buffer.scalars.length > 0) {
    stage.runs.setGhost({ buffer, spec: completeSpec(spec), name: ghostName(run.reason) });
  }
}

function takeWelcome(stage: Stage, message: Welcome): void {
  const { run, run_schema: schema, runs } = message;
  const fresh = run !== null && stage.runs.current?.runId !== run.run_id;
  const { phase } = stage.session.getState();
  stage.enter(message.role === "viewer" ? "watching" : phase, {
    sessionId: message.session_id,
    runs,
  });
  const staged =
    run !== null &&
    schema !== null &&
    (phase !== "shelved" || stage.sent.awaits(run.run_id, run.request_id));
  if (staged) enterRun(stage, run, schema);
  if (message.state !== null) {
    takeState(stage, message.state);
  }
  if (staged && fresh) {
    loadDetail(stage, run.run_id);
    const former = runs.findLast((other) => other.run_id !== run.run_id);
    if (former !== undefined && stage.runs.ghost === null) {
      ignoreFailure(loadGhost(stage, former, run));
    }
  }
}

function takeStart(stage: Stage, message: RunStarted): void {
  const fresh = { status: "queued", step: 0, name: "", pinned: false } as const;
  enterRun(stage, { ...message, ...fresh }, message.run_schema);
  if (isForeign(stage)) loadDetail(stage, message.run_id);
}

/** Whether the run on stage is one that another page of the same session began, and of which nothing is known yet. */
function isForeign(stage: Stage): boolean {
  return stage.session.getState().phase === "own" && stage.sent.spec === null;
}

function loadDetail(stage: Stage, runId: string): void {
  ignoreFailure(isForeign(stage) ? learnRun(stage, runId) : loadEvents(stage, runId));
}

/** What only adorns the page (the ghost, earlier events) may be missing. */
function ignoreFailure(work: Promise<void>): void {
  work.catch(() => undefined);
}

/** Takes a message in. */
export function takeMessage(stage: Stage, message: ServerMessage): void {
  switch (message.type) {
    case "welcome":
      takeWelcome(stage, message);
      break;
    case "run_started":
      takeStart(stage, message);
      break;
    case "event":
      takeEvent(stage, { ...message, detail: message.detail ?? {} }, message.run_id);
      break;
    case "rewind":
      if (stage.runs.current?.runId === message.run_id) {
        stage.runs.current?.rewind(message.to_seq, message.generation);
        refreshFindings(stage);
      }
      break;
    case "reset":
      if (stage.runs.current?.runId === message.run_id) {
        stage.runs.current?.reset(message.generation);
        ignoreFailure(loadEvents(stage, message.run_id));
      }
      break;
    case "state":
      takeState(stage, message.state);
      break;
    default:
      break;
  }
}

function takeState(stage: Stage, state: NonNullable<Welcome["state"]>): void {
  const { phase, runId } = stage.session.getState();
  if (phase !== "shelved" && (runId === null || state.run_id === runId)) {
    stage.session.setState({ state });
  }
}
