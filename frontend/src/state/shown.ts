/** What the numbers on the page are read from: the record of the run, or the exact state of the step gone back to. */
import type { Frame } from "../domain/frame";
import type { RunBuffer } from "../domain/runBuffer";
import type { Stage } from "./stage";

/** A row of statistics, and what it is a row of; -1 where there is none. */
interface Shown {
  readonly buffer: RunBuffer | null;
  readonly row: number;
}

/** The exact state of the step gone back to, where the server has computed it. */
export function exactBuffer(stage: Stage): RunBuffer | null {
  const { step } = stage.playhead.getState();
  const runId = stage.runs.current?.runId;
  if (step === null || runId === undefined) return null;
  return stage.moments.find(runId, step)?.buffer ?? null;
}

/** @param hover whether a step pointed at counts as gone to. */
export function shownRecord(stage: Stage, hover = false): Shown {
  const { step, hover: pointed } = stage.playhead.getState();
  const goneTo = hover ? (pointed ?? step) : step;
  const exact = goneTo === step ? exactBuffer(stage) : null;
  const buffer = exact !== null && exact.statistics.length > 0 ? exact : stage.runs.current;
  return { buffer, row: buffer?.shownRow(goneTo) ?? -1 };
}

/** The picture shown: the latest; gone back, that of the very step where it is known, else the one kept nearest to it. */
export function shownFrame(stage: Stage, view: string): Frame | null {
  const { step } = stage.playhead.getState();
  const exact = exactBuffer(stage)?.views.latest(view);
  return exact ?? stage.runs.current?.shownView(view, step) ?? null;
}
