/** What the server says, taken into the record (buffers) and the session's view (store). */
import { getRun } from "../api/http";
import type { Position, ServerMessage, Welcome } from "../api/stream";
import { formatCount, formatMagnitude } from "../domain/format";
import type { Frame } from "../domain/frame";
import type { LeftBy } from "../domain/namedRun";
import type { RunSchema } from "../domain/runBuffer";
import type { LogEntry } from "../domain/runEvents";
import { completeSpec, type Spec } from "../domain/spec";
import type { components } from "../generated/api";
import { documentStore } from "./documentStore";
import { loadRun, logEntry, takeDetail } from "./runRecords";
import { ENDED, isActive, type RunInfo, type StartReason } from "./sessionStore";
import { reportedEvents, showLive } from "./shownRun";
import type { Stage } from "./stage";
import { setUi } from "./uiStore";

type RunStarted = components["schemas"]["RunStarted"];

/** Message key of what was done to leave the run before. */
function leftBy(reason: StartReason): LeftBy {
  return `loss.ghost.${reason}`;
}

/** Where this viewer stands in the record, for an exact resume. */
export function recordPosition(stage: Stage): Position | null {
  const buffer = stage.runs.live;
  if (buffer === null || buffer.lastSeq < 0) {
    return null;
  }
  return { run_id: buffer.runId, generation: buffer.generation, seq: buffer.lastSeq };
}

/** After so many frames the budget is looked at: the run on stage has grown. */
const FRAMES_A_TRIM = 256;

/** Takes a frame in; true for a record frame that was new. */
export function takeFrame(stage: Stage, frame: Frame): boolean {
  if (!(stage.runs.live?.apply(frame) ?? false)) return false;
  if (frame.seq % FRAMES_A_TRIM === 0) stage.runs.trim();
  return frame.type === "record";
}

function refreshFindings(stage: Stage): void {
  const { live } = stage.runs;
  if (live !== null) stage.publishLive(reportedEvents(live));
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

/** Events behind which a run is another at their very step: its weights, or what may be drawn of them. */
const CHANGES = new Set(["live_change", "weight_change", "test_opened", "finished"]);

/** @param isPast it comes with the log of a run that the page opens, and not as it happens. */
function takeEvent(stage: Stage, entry: LogEntry, runId: string, isPast = false): void {
  const buffer = stage.runs.live;
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
    if (entry.kind === "server_restarted" && (!isPast || isActive(stage.session.getState()))) {
      setUi({ notice: { key: "notice.server_restarted", values: { step: entry.step } } });
    }
  }
}

function enterRun(
  stage: Stage,
  run: RunInfo,
  schema: RunSchema & NonNullable<Welcome["run_schema"]>,
): void {
  if (stage.runs.live?.runId === run.run_id) {
    return;
  }
  showLive(stage);
  stage.runs.retire(leftBy(run.reason));
  stage.hasRun = true;
  const { phase } = stage.session.getState();
  const runs = formerRuns(stage);
  const spec = stage.sent.begin(run.run_id, run.request_id);
  stage.runs.stage(run.run_id, schema, spec);
  stage.playhead.goLive();
  stage.enter(phase === "shelved" ? "own" : phase, {
    runId: run.run_id,
    schema,
    findings: [],
    divergence: null,
    testOpening: null,
    edited: spec === null && phase !== "watching",
    runs: [...runs.filter((other) => other.run_id !== run.run_id), run],
  });
  stage.runs.learn(stage.session.getState().runs);
}

/** The runs so far, the one that leaves as it was last. */
function formerRuns(stage: Stage): RunInfo[] {
  const { runs, state } = stage.session.getState();
  return runs.map((run) => {
    if (state?.run_id !== run.run_id) return run;
    const status = ENDED.has(state.status) ? state.status : "recorded";
    return { ...run, status, step: state.step };
  });
}

/** What a run trains that this page did not ask for: where the document is not that, the next Play starts one of its own. */
function learnSpec(stage: Stage, runId: string, spec: Spec): void {
  stage.runs.describe(runId, spec);
  const { phase } = stage.session.getState();
  if (phase !== "own" || stage.sent.spec !== null || stage.runs.live?.runId !== runId) return;
  stage.sent.learn(runId, spec);
  const edited = stage.sent.compare(documentStore.getState().spec) !== "same";
  stage.session.setState({ edited });
}

/** What a run trains that this page did not begin, and its events. */
async function loadEvents(stage: Stage, runId: string): Promise<void> {
  const detail = await getRun(runId);
  learnSpec(stage, runId, completeSpec(detail.spec));
  if (stage.runs.live?.runId !== runId) return;
  takeDetail(stage.runs.live, { ...detail, events: [] });
  for (const event of detail.events) {
    takeEvent(stage, logEntry(event), runId, true);
  }
}

/** After so long the server is asked again what a run of another page trains. */
const RETRY_MS = 5_000;

/** Asks for it until it is known, as long as that run is on stage. */
async function learnRun(stage: Stage, runId: string): Promise<void> {
  while (stage.sent.spec === null && stage.runs.live?.runId === runId) {
    await loadEvents(stage, runId).catch(() => undefined);
    if (stage.sent.spec !== null || stage.session.getState().phase !== "own") return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** The run before this one, laid over it, while this one is still the current one. */
async function loadPrevious(stage: Stage, former: RunInfo, run: RunInfo): Promise<void> {
  const loaded = await loadRun(former.run_id, stage.runs.find(former.run_id));
  const { live, previous } = stage.runs;
  if (live?.runId === run.run_id && previous === null && loaded.buffer.scalars.length > 0) {
    stage.runs.layPrevious({ ...loaded, info: former, leftBy: leftBy(run.reason) });
  }
}

function takeWelcome(stage: Stage, message: Welcome): void {
  const { run, run_schema: schema, runs } = message;
  const fresh = run !== null && stage.runs.live?.runId !== run.run_id;
  const { phase } = stage.session.getState();
  stage.enter(message.role === "viewer" ? "watching" : phase, { sessionId: message.session_id });
  const gone = takeRuns(stage, runs);
  const staged =
    run !== null &&
    schema !== null &&
    (phase !== "shelved" || stage.sent.awaits(run.run_id, run.request_id));
  if (staged) enterRun(stage, run, schema);
  stage.runs.learn(runs, gone); // Also the run that was left just now.
  if (message.state !== null) {
    takeState(stage, message.state);
  }
  if (staged && fresh) {
    loadDetail(stage, run.run_id);
    const former = runs.findLast((other) => other.run_id !== run.run_id);
    if (former !== undefined && stage.runs.previous === null) {
      ignoreFailure(loadPrevious(stage, former, run));
    }
  }
}

function takeStart(stage: Stage, message: RunStarted): void {
  const fresh = {
    status: "queued",
    step: 0,
    name: "",
    pinned: false,
    beside_session_id: null,
  } as const;
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

/** What only adorns the page (the run before, earlier events) may be missing. */
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
    case "runs_changed":
      takeRuns(stage, message.runs);
      break;
    case "event":
      takeEvent(stage, { ...message, detail: message.detail ?? {} }, message.run_id);
      if (CHANGES.has(message.kind)) stage.moments.forget(message.run_id, message.step);
      break;
    case "rewind":
      if (stage.runs.live?.runId === message.run_id) {
        stage.runs.live?.rewind(message.to_seq, message.generation);
        stage.moments.forget(message.run_id, (stage.runs.live?.lastStep ?? 0) + 1);
        refreshFindings(stage);
      }
      break;
    case "reset":
      if (stage.runs.live?.runId === message.run_id) {
        stage.runs.live?.reset(message.generation);
        stage.moments.forget(message.run_id, 0);
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

/** Runs were named, pinned or deleted; what was deleted is shown no longer. Returns the ids of that. */
function takeRuns(stage: Stage, runs: readonly RunInfo[]): readonly string[] {
  const { runs: known, runId, away } = stage.session.getState();
  const left = new Set(runs.map((run) => run.run_id));
  const gone = known.map((run) => run.run_id).filter((id) => !left.has(id));
  if (away && runId !== null && gone.includes(runId)) showLive(stage);
  stage.session.setState({ runs });
  stage.runs.learn(runs, gone);
  return gone;
}

function takeState(stage: Stage, state: NonNullable<Welcome["state"]>): void {
  const { runId } = stage.live;
  const { phase } = stage.session.getState();
  if (phase !== "shelved" && (runId === null || state.run_id === runId)) {
    stage.publishLive({ state });
    const { live } = stage.runs;
    if (live?.runId === state.run_id) live.times.add(state.step, state.run_time_s);
  }
}
