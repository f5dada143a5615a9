/** Runs with their records, from the server's store. */
import { getRecord, getRun } from "../api/http";
import { decodeFrame, splitFrames } from "../domain/frame";
import { RunBuffer, type RunSchema } from "../domain/runBuffer";
import type { LogEntry } from "../domain/runEvents";
import { completeSpec, type Spec } from "../domain/spec";
import type { components } from "../generated/api";

type RunDetail = components["schemas"]["RunDetail"];

export interface StoredRun {
  readonly buffer: RunBuffer;
  readonly spec: Spec;
  readonly info: RunDetail["run"];
}

/** A run's record from a frame on. */
export async function loadRecord(
  runId: string,
  schema: RunSchema,
  fromSeq = 0,
): Promise<RunBuffer> {
  const buffer = new RunBuffer(runId, schema);
  for (const bytes of splitFrames(await getRecord(runId, fromSeq))) {
    buffer.apply(decodeFrame(bytes));
  }
  return buffer;
}

/** An event of a run's detail as an entry of its log. */
export function logEntry(event: RunDetail["events"][number]): LogEntry {
  return { ...event, detail: event.detail ?? {} };
}

/** What a run's detail contains beside its record: events and times. */
export function takeDetail(buffer: RunBuffer, { events, times }: RunDetail): void {
  for (const event of events) {
    buffer.addEvent(logEntry(event));
  }
  for (const [step, seconds] of times ?? []) buffer.times.add(step, seconds);
}

/** A run with its whole record, events and times. `held`: its record, where the page has it already. */
export async function loadRun(runId: string, held: RunBuffer | null = null): Promise<StoredRun> {
  const detail = await getRun(runId);
  const buffer = held ?? (await loadRecord(runId, detail.run_schema));
  takeDetail(buffer, detail);
  return { buffer, spec: completeSpec(detail.spec), info: detail.run };
}
