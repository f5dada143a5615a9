/** Records of the runs on stage: the present one, and the former one as its ghost. No React state. */
import { RunBuffer, type RunSchema } from "../domain/runBuffer";
import type { Spec } from "../domain/spec";
import type { components } from "../generated/api";

type StartReason = components["schemas"]["RunInfo"]["reason"];

/** The former run, drawn thinner, with its name at the line's end. */
export interface Ghost {
  readonly buffer: RunBuffer;
  /** What it trained; null where that is not known. */
  readonly spec: Spec | null;
  /** Message key of what was done to leave it. */
  readonly name: GhostName;
}

export type GhostName = `loss.ghost.${StartReason | "recorded"}`;

let current: RunBuffer | null = null;
let trained: Spec | null = null;
let described: Spec | null = null;
let ghost: Ghost | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) {
    listener();
  }
}

export function currentBuffer(): RunBuffer | null {
  return current;
}

export function ghostRun(): Ghost | null {
  return ghost;
}

/** What the run on stage was started with; null with no run, and for one whose document follows it (watched). */
export function stagedSpec(): Spec | null {
  return current === null ? null : trained;
}

/** What the run on stage trains, wherever that is known from. */
export function describedSpec(): Spec | null {
  return current === null ? null : described;
}

/** The server has said what a run trains. */
export function describeRun(runId: string, spec: Spec): void {
  if (current?.runId === runId) {
    described = spec;
    changed();
  }
}

/** Puts a run of `spec` (null: not known here) on stage. The same run id keeps its record. */
export function stageRun(runId: string, schema: RunSchema, spec: Spec | null): RunBuffer {
  if (current?.runId !== runId) {
    current = new RunBuffer(runId, schema);
    trained = spec;
    described = spec;
    changed();
  }
  return current;
}

/** Puts the whole record of a stored run of `spec` on stage. */
export function stageRecord(buffer: RunBuffer, spec: Spec): void {
  current = buffer;
  trained = spec;
  described = spec;
  changed();
}

/** Makes the run on stage the ghost (if it has anything to show) and clears the stage. */
export function retireRun(name: GhostName): void {
  if (current !== null && current.scalars.length > 0) {
    ghost = { buffer: current, spec: described, name };
  }
  current = null;
  changed();
}

export function setGhost(next: Ghost | null): void {
  ghost = next;
  changed();
}

/** Forgets everything on stage. */
export function clearStage(): void {
  current = null;
  ghost = null;
  changed();
}

/** Called when another run comes on stage or the ghost changes, not with every frame. */
export function subscribeBuffers(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
