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
import { completeSpec } from "../domain/spec";
import {
  currentBuffer,
  describeRun,
  type GhostName,
  ghostRun,
  retireRun,
  setGhost,
  stageRun,
} from "./buffers";
import { goLive } from "./playhead";
import { runSpec } from "./runSpec";
import { type RunInfo, type StartReason, sessionStore } from "./sessionStore";
import { setUi } from "./uiStore";

/** Message key of the ghost: what was done to leave that run. */
function ghostName(reason: StartReason): GhostName {
  return `loss.ghost.${reason}`;
}

/** Where this viewer stands in the record, for an exact resume. */
export function recordPosition(): Position | null {
  const buffer = currentBuffer();
  if (buffer === null || buffer.lastSeq < 0) {
    return null;
  }
  return { run_id: buffer.runId, generation: buffer.generation, seq: buffer.lastSeq };
}

/** Takes a frame in; true for a record frame that was new. */
export function takeFrame(frame: Frame): boolean {
  return (currentBuffer()?.apply(frame) ?? false) && frame.type === "record";
}

function refreshFindings(): void {
  const events = currentBuffer()?.events ?? [];
  sessionStore.setState({
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

function takeEvent(entry: LogEntry, runId: string): void {
  const buffer = currentBuffer();
  if (buffer?.runId === runId) {
    buffer.addEvent(entry);
    refreshFindings();
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

function enterRun(run: RunInfo, schema: RunSchema & NonNullable<Welcome["run_schema"]>): void {
  if (currentBuffer()?.runId === run.run_id) {
    return;
  }
  retireRun(ghostName(run.reason));
  stageRun(run.run_id, schema, runSpec());
  goLive();
  sessionStore.setState((state) => ({
    runId: run.run_id,
    schema,
    shelved: false,
    findings: [],
    divergence: null,
    testOpening: null,
    restored: null,
    runs: [...state.runs.filter((other) => other.run_id !== run.run_id), run],
  }));
}

/** What a run that began before this page looked trains, and its events. */
async function loadEvents(runId: string): Promise<void> {
  const detail = await getRun(runId);
  describeRun(runId, completeSpec(detail.spec));
  for (const event of detail.events) {
    takeEvent({ ...event, detail: event.detail ?? {} }, runId);
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

/** The run before this one, as its ghost. */
async function loadGhost(former: RunInfo, run: RunInfo): Promise<void> {
  const { spec, run_schema: schema } = await getRun(former.run_id);
  const buffer = await loadRecord(former.run_id, schema);
  if (ghostRun() === null && buffer.scalars.length > 0) {
    setGhost({ buffer, spec: completeSpec(spec), name: ghostName(run.reason) });
  }
}

function takeWelcome(message: Welcome): void {
  const { run, run_schema: schema, runs } = message;
  const fresh = run !== null && currentBuffer()?.runId !== run.run_id;
  sessionStore.setState({
    sessionId: message.session_id,
    role: message.role,
    runs,
  });
  if (message.state !== null) {
    takeState(message.state);
  }
  if (run === null || schema === null || sessionStore.getState().shelved) {
    return;
  }
  enterRun(run, schema);
  if (fresh) {
    ignoreFailure(loadEvents(run.run_id));
    const former = runs.findLast((other) => other.run_id !== run.run_id);
    if (former !== undefined && ghostRun() === null) {
      ignoreFailure(loadGhost(former, run));
    }
  }
}

/** What only adorns the page (the ghost, earlier events) may be missing. */
function ignoreFailure(work: Promise<void>): void {
  work.catch(() => undefined);
}

/** Takes a message in. */
export function takeMessage(message: ServerMessage): void {
  switch (message.type) {
    case "welcome":
      takeWelcome(message);
      break;
    case "run_started":
      enterRun({ ...message, status: "queued", step: 0 }, message.run_schema);
      break;
    case "event":
      takeEvent({ ...message, detail: message.detail ?? {} }, message.run_id);
      break;
    case "rewind":
      if (currentBuffer()?.runId === message.run_id) {
        currentBuffer()?.rewind(message.to_seq, message.generation);
        refreshFindings();
      }
      break;
    case "reset":
      if (currentBuffer()?.runId === message.run_id) {
        currentBuffer()?.reset(message.generation);
        ignoreFailure(loadEvents(message.run_id));
      }
      break;
    case "state":
      takeState(message.state);
      break;
    default:
      break;
  }
}

function takeState(state: NonNullable<Welcome["state"]>): void {
  const { runId, shelved } = sessionStore.getState();
  if (!shelved && (runId === null || state.run_id === runId)) {
    sessionStore.setState({ state });
  }
}
