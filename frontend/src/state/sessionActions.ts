/** What the owner can do: open a session at the first Play, steer the run, start another, try a cure. */

import { ApiError, Unreachable } from "../api/http";
import { ConnectionLost, type Reply } from "../api/stream";
import type { Document } from "../domain/document";
import { readSpec } from "../domain/readDocument";
import type { Spec } from "../domain/spec";
import { knownProblems } from "./check";
import { compareDocument } from "./compareDocument";
import { documentStore, editDocument, replaceDocument } from "./documentStore";
import { reportPageFault } from "./faults";
import { library } from "./library";
import { ofDocument } from "./ofDocument";
import { leaveSession, openSession } from "./sessionEntry";
import { hasLine, request, sendSpeed } from "./sessionLine";
import { isActive, isTheirs, offersPause, type Pending, type StartReason } from "./sessionStore";
import { showLive } from "./shownRun";
import type { Stage } from "./stage";
import { setUi, uiStore } from "./uiStore";

function documentSpec(): Spec {
  return documentStore.getState().spec;
}

/** Whether nothing else has been asked for since. */
function wanted(stage: Stage): () => boolean {
  const turn = stage.asked;
  return () => turn === stage.asked;
}

/** Opens the session of `spec` and sends it the speed. */
async function openOnce(stage: Stage, spec: Spec): Promise<void> {
  const { phase } = stage.session.getState();
  stage.enter("opening");
  stage.opening = openSession(stage, spec)
    .catch((error) => {
      stage.enter(phase);
      throw error;
    })
    .finally(() => {
      stage.opening = null;
    });
  await stage.opening;
  if (uiStore.getState().speed !== null) {
    await sendSpeed(stage);
  }
}

/** Starts a run of `spec` in the session (opened if need be); what the check refused is not asked for again. */
async function startRun(
  stage: Stage,
  spec: Spec,
  reason: StartReason,
  play: boolean,
  fromRunId: string | null = null,
): Promise<Pick<Reply, "problems"> | null> {
  const isWanted = wanted(stage);
  const known = spec === documentSpec() ? knownProblems() : [];
  if (known.length > 0) {
    return { problems: [...known] };
  }
  if (!hasLine(stage)) {
    await openOnce(stage, spec);
    return play && isWanted() ? request(stage, { type: "play" }) : null;
  }
  stage.session.setState({ edited: false });
  const answered = stage.sent.expect(spec);
  try {
    const start = { type: "start", spec, reason, seed: spec.training.seed, play } as const;
    // A fix stands beside what it is for, which trains on.
    const beside = reason === "cure" && play;
    return await request(stage, { ...start, from_run_id: fromRunId, beside, library: library() });
  } finally {
    answered();
  }
}

/**
 * Runs a command, showing at once that it is on its way and afterwards why it was refused. While a session is being
 * opened it waits, and is left out where something else has been asked for since.
 */
export async function attempt(
  stage: Stage,
  pending: Pending,
  work: () => Promise<Pick<Reply, "problems"> | null>,
): Promise<void> {
  stage.asked += 1;
  const isWanted = wanted(stage);
  stage.session.setState({ pending, problems: [] });
  try {
    if (stage.opening !== null) {
      await stage.opening;
      compareDocument(stage);
    }
    const reply = isWanted() ? await work() : null;
    stage.session.setState({ problems: ofDocument(reply?.problems ?? []) });
  } catch (error) {
    if (error instanceof ApiError) {
      stage.session.setState({ problems: ofDocument(error.problems) });
    } else if (error instanceof Unreachable) {
      stage.session.setState({ connection: "lost" });
    } else if (!(error instanceof ConnectionLost)) {
      reportPageFault(error);
    }
  } finally {
    if (isWanted()) stage.session.setState({ pending: null });
    compareDocument(stage);
  }
}

/** A run that can go on: it stands on the document as it is, and it did not diverge. */
function continues(stage: Stage): boolean {
  const { phase, edited, divergence } = stage.session.getState();
  return phase === "own" && !edited && divergence === null && hasLine(stage);
}

/** Addresses of what others share; a page in a frame has another, which stays. */
const OF_OTHERS = /^\/[sw]\//;

/** Puts away what another's session shows; a watched page becomes the visitor's own, Back leads to it again. */
export function leaveStage(stage: Stage): void {
  leaveSession(stage);
  if (OF_OTHERS.test(location.pathname)) {
    history.pushState(null, "", `/${location.hash}`);
  }
}

/** A session that cannot be steered from here (watched, refused, gone) is left: what follows is one's own. */
function takeStage(stage: Stage): void {
  const { phase, connection } = stage.session.getState();
  stage.playhead.goLive();
  if (hasLine(stage) && (phase === "watching" || connection === "refused")) {
    leaveStage(stage);
  }
}

function restartReason(stage: Stage): StartReason {
  const { phase, edited, runId } = stage.session.getState();
  if (edited || phase === "shelved") {
    return "edit";
  }
  return runId === null ? "first" : "reset";
}

export async function play(stage: Stage): Promise<void> {
  showLive(stage);
  takeStage(stage);
  await attempt(stage, "play", () =>
    continues(stage)
      ? request(stage, { type: "play" })
      : startRun(stage, documentSpec(), restartReason(stage), true),
  );
}

export async function pause(stage: Stage): Promise<void> {
  showLive(stage);
  await attempt(stage, "pause", async () =>
    stage.hasRun ? request(stage, { type: "pause" }) : null,
  );
}

/** Beside a former run the button says Play: it leads back to the current run, and lets that train. */
export async function togglePlay(stage: Stage): Promise<void> {
  const back = showLive(stage);
  await (offersPause(stage.session.getState()) && !back ? pause(stage) : play(stage));
}

/** Looks at the sealed test part; what it measures comes as an event. */
export async function openTest(stage: Stage): Promise<void> {
  showLive(stage);
  if (stage.session.getState().pending !== null) return;
  await attempt(stage, "test", () => request(stage, { type: "open_test" }));
}

/** Trains at most so many steps a second from now on; null: as many as go. */
export async function setSpeed(stage: Stage, speed: number | null): Promise<void> {
  setUi({ speed });
  if (hasLine(stage) && !isTheirs(stage.session.getState())) {
    await sendSpeed(stage).catch(() => undefined);
  }
}

export async function step(stage: Stage, unit: "step" | "epoch", n = 1): Promise<void> {
  showLive(stage);
  takeStage(stage);
  await attempt(stage, "step", async () => {
    const isWanted = wanted(stage);
    if (!continues(stage)) {
      const reply = await startRun(stage, documentSpec(), restartReason(stage), false);
      if ((reply?.problems ?? []).length > 0 || !isWanted()) {
        return reply;
      }
    }
    return request(stage, { type: "step", unit, n });
  });
}

/** The same experiment from its first weights; training goes on if it was on. */
export async function reset(stage: Stage): Promise<void> {
  showLive(stage);
  const session = stage.session.getState();
  if (session.runId === null || session.replay !== null) {
    return;
  }
  const playing = isActive(session);
  takeStage(stage);
  await attempt(stage, playing ? "start" : "renew", () =>
    startRun(stage, documentSpec(), restartReason(stage), playing),
  );
}

/** The run of the document at its first weights, at rest: for whoever wants to see them before training. */
export async function showStart(stage: Stage): Promise<void> {
  showLive(stage);
  takeStage(stage);
  await attempt(stage, "renew", async () => {
    const reason = restartReason(stage);
    if (!hasLine(stage)) await startRun(stage, documentSpec(), reason, false);
    return startRun(stage, documentSpec(), reason, false);
  });
}

/** New weights: another seed, written into the document. */
export async function dice(
  stage: Stage,
  seed = Math.floor(Math.random() * 100_000),
): Promise<void> {
  showLive(stage);
  const session = stage.session.getState();
  const playing = isActive(session);
  editDocument((document) => ({
    ...document,
    spec: { ...document.spec, training: { ...document.spec.training, seed } },
  }));
  if (session.runId !== null && session.replay === null) {
    takeStage(stage);
    await attempt(stage, playing ? "start" : "renew", () =>
      startRun(stage, documentSpec(), "dice", playing),
    );
  }
}

/**
 * A run of a changed experiment; where it starts, the document becomes that experiment (undo leads back).
 *
 * @param fromRunId the run that it is paired with; null: the one on stage.
 */
async function startChanged(
  stage: Stage,
  spec: Spec,
  reason: StartReason,
  fromRunId: string | null = null,
): Promise<void> {
  const { title, layout } = documentStore.getState();
  showLive(stage);
  takeStage(stage);
  await attempt(stage, "start", async () => {
    const reply = await startRun(stage, spec, reason, true, fromRunId);
    if ((reply?.problems ?? []).length === 0) {
      replaceDocument({ title, spec, layout });
    }
    return reply;
  });
}

/**
 * The cure as a paired run: same seed, one change.
 *
 * @param fromRunId the run whose finding it is for; null: the one on stage.
 */
export async function tryCure(
  stage: Stage,
  spec: unknown,
  fromRunId: string | null = null,
): Promise<void> {
  await startChanged(stage, readSpec(spec), "cure", fromRunId);
}

/** A variation of the experiment as a run of its own, from the first weights; nothing where it changes nothing. */
export async function tryVariation(
  stage: Stage,
  vary: (document: Document) => Document,
): Promise<void> {
  const { spec } = vary(documentStore.getState());
  if (spec !== documentSpec()) await startChanged(stage, spec, "edit");
}
