/** Once the hand rests on the time axis, the exact state of that step is asked for, with the pictures on screen. */

import type { RunBuffer } from "../domain/runBuffer";
import { hasOptions } from "../domain/viewRequest";
import { reportPageFault } from "./faults";
import { REST_MS } from "./moments";
import { ownerToken } from "./ownerTokens";
import type { Stage } from "./stage";

/** The token that lets this page ask for states of the run on stage; null for one that is only watched or stored. */
export function tokenOf(stage: Stage): string | null {
  const { phase, sessionId } = stage.session.getState();
  return phase === "own" && sessionId !== null ? ownerToken(sessionId) : null;
}

/** Whether record and pictures hold everything of the very step. */
function isRecorded(buffer: RunBuffer, step: number, views: readonly string[]): boolean {
  const row = buffer.statistics.rowAt(step);
  return (
    row >= 0 &&
    buffer.statistics.stepAt(row) === step &&
    views.every((view) => buffer.views.nearest(view, step)?.step === step)
  );
}

/** The pictures on screen, as far as the run draws them; one asked for with options where it has been drawn before. */
export function shownViews(stage: Stage, buffer: RunBuffer): string[] {
  const { views } = buffer.schema;
  return stage.views.names.filter(
    (view) => views.includes(view) || hasOptions(view) || buffer.views.latest(view) !== undefined,
  );
}

/** The pictures on screen that are not known of a step. */
export function missingViews(stage: Stage, buffer: RunBuffer, step: number): string[] | null {
  const views = shownViews(stage, buffer);
  if (isRecorded(buffer, step, views)) return null;
  const moment = stage.moments.find(buffer.runId, step);
  if (moment === null) return views;
  const missing = views.filter((view) => moment.buffer.views.latest(view) === undefined);
  return missing.length === 0 ? null : missing;
}

/** Looks at where the playhead rests, and asks for what is not known there; not behind two runs side by side. */
function look(stage: Stage): void {
  const { step, replaying } = stage.playhead.getState();
  const buffer = stage.runs.current;
  if (step === null || replaying || buffer === null || stage.pair.getState().ids !== null) return;
  const views = missingViews(stage, buffer, step);
  if (views === null) {
    stage.moments.setStatus("exact", step);
    return;
  }
  const token = tokenOf(stage);
  if (token === null) {
    snap(stage, buffer, step);
    return;
  }
  const request = { runId: buffer.runId, step, views, token };
  stage.moments.compute(request, buffer.schema).catch(reportPageFault);
}

/** Where nothing can be computed, the playhead goes to the nearest recorded step. */
function snap(stage: Stage, buffer: RunBuffer, step: number): void {
  const nearest = nearestRecorded(buffer, step);
  stage.moments.setStatus("nearest", step);
  if (nearest !== null && nearest !== step) stage.playhead.goTo(nearest);
}

/** The step with statistics that is nearest to `step`; null before the first ones. */
function nearestRecorded({ statistics }: RunBuffer, step: number): number | null {
  if (statistics.length === 0) return null;
  const row = Math.max(0, statistics.rowAt(step));
  const [before, after] = [row, Math.min(row + 1, statistics.length - 1)].map((each) =>
    statistics.stepAt(each),
  );
  if (before === undefined || after === undefined) return null;
  return Math.abs(after - step) < Math.abs(step - before) ? after : before;
}

/** The step recorded next before (-1) or after (1) the one shown, for the arrow keys; null at the ends. */
export function neighbourStep(stage: Stage, direction: -1 | 1): number | null {
  const buffer = stage.runs.current;
  if (buffer === null || buffer.statistics.length === 0) return null;
  const { statistics } = buffer;
  const step = stage.playhead.getState().step ?? buffer.lastStep;
  const row = statistics.rowAt(step);
  const isBetween = row >= 0 && statistics.stepAt(row) < step;
  const next = direction > 0 ? row + 1 : isBetween ? row : row - 1;
  return next < 0 || next >= statistics.length ? null : statistics.stepAt(next);
}

/** Follows the playhead and the pictures on screen. Returns the way to stop. */
export function keepSought(stage: Stage): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(stage), REST_MS);
  };
  const stopPlayhead = stage.playhead.subscribe(({ step, replaying }, former) => {
    if (step === former.step && replaying === former.replaying) return;
    const { kind } = stage.moments.seek.getState();
    clearTimeout(timer);
    // A snap moves the playhead itself: what it says of that stays.
    if (kind !== "nearest" || step === null || replaying) stage.moments.setStatus("idle");
    if (step !== null && !replaying) later();
  });
  const stopViews = stage.views.subscribe(() => {
    const { step, replaying } = stage.playhead.getState();
    if (step !== null && !replaying) later();
  });
  const stopPair = stage.pair.subscribe(({ ids }, former) => {
    if ((ids === null) === (former.ids === null)) return;
    const { kind } = stage.moments.seek.getState();
    clearTimeout(timer);
    if (ids === null && kind !== "nearest") later();
    if (ids !== null && kind === "computing") stage.moments.setStatus("idle");
  });
  const stopForgotten = stage.moments.watchForgotten((runId, fromStep) => {
    const { step, replaying } = stage.playhead.getState();
    if (step === null || step < fromStep || stage.runs.current?.runId !== runId) return;
    stage.moments.setStatus("idle");
    if (!replaying) later();
  });
  const stopSession = stage.session.subscribe(({ connection }, former) => {
    const { kind, problem } = stage.moments.seek.getState();
    const isBack = connection === "open" && former.connection !== "open";
    if (isBack && kind === "failed" && problem === null) later();
  });
  const stops = [stopPlayhead, stopViews, stopPair, stopForgotten, stopSession];
  return () => {
    clearTimeout(timer);
    stage.moments.cancel();
    for (const stop of stops) stop();
  };
}
