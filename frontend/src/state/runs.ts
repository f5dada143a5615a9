/** Records of a session's runs by id, within a budget of bytes: the one in focus, and those laid over it. No React state. */
import { RunBuffer, type RunSchema } from "../domain/runBuffer";
import type { Spec } from "../domain/spec";
import type { components } from "../generated/api";

type StartReason = components["schemas"]["RunInfo"]["reason"];

/** A former run, drawn thinner, with its name at the line's end. */
export interface Ghost {
  readonly buffer: RunBuffer;
  /** What it trained; null where that is not known. */
  readonly spec: Spec | null;
  /** Message key of what was done to leave it. */
  readonly name: GhostName;
}

export type GhostName = `loss.ghost.${StartReason | "recorded"}`;

interface Staged {
  readonly buffer: RunBuffer;
  /** What it was started with; null for one whose document follows it (watched). */
  readonly trained: Spec | null;
  /** What it trains, wherever that is known from. */
  described: Spec | null;
}

/** Enough for some long runs of large networks, and a part of what a browser gives a page. */
const BUDGET_BYTES = 160_000_000;

export class Runs {
  private focus: Staged | null = null;
  /** Runs that can be laid over the one in focus, the last one left at the end. */
  private left: Ghost[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly budgetBytes = BUDGET_BYTES) {}

  /** The record of the run on stage. */
  get current(): RunBuffer | null {
    return this.focus?.buffer ?? null;
  }

  /** The runs laid over the one on stage, as they were left. */
  get overlays(): readonly Ghost[] {
    return this.left;
  }

  /** The run left last. */
  get ghost(): Ghost | null {
    return this.left.at(-1) ?? null;
  }

  get byteLength(): number {
    const buffers = [this.current, ...this.left.map(({ buffer }) => buffer)];
    return buffers.reduce((sum, buffer) => sum + (buffer?.byteLength ?? 0), 0);
  }

  /** The record of a run, while it is held. */
  find(runId: string): RunBuffer | null {
    if (this.current?.runId === runId) return this.current;
    return this.left.find(({ buffer }) => buffer.runId === runId)?.buffer ?? null;
  }

  /** Lets go of what was left first, until the rest fits the budget; the run on stage stays. */
  trim(): void {
    while (this.left.length > 0 && this.byteLength > this.budgetBytes) {
      this.left = this.left.slice(1);
    }
  }

  /** What the run on stage was started with; null with no run, and for one whose document follows it (watched). */
  get trained(): Spec | null {
    return this.focus?.trained ?? null;
  }

  /** What the run on stage trains, wherever that is known from. */
  get described(): Spec | null {
    return this.focus?.described ?? null;
  }

  /** The server has said what a run trains. */
  describe(runId: string, spec: Spec): void {
    if (this.focus?.buffer.runId === runId) {
      this.focus.described = spec;
      this.changed();
    }
  }

  /** Puts a run of `spec` (null: not known here) on stage. The same run id keeps its record. */
  stage(runId: string, schema: RunSchema, spec: Spec | null): RunBuffer {
    if (this.focus?.buffer.runId === runId) {
      return this.focus.buffer;
    }
    return this.show({ buffer: new RunBuffer(runId, schema), trained: spec, described: spec });
  }

  /** Puts the whole record of a stored run of `spec` on stage. */
  stageRecord(buffer: RunBuffer, spec: Spec): void {
    this.show({ buffer, trained: spec, described: spec });
  }

  /** Makes the run on stage the ghost (if it has anything to show) and clears the stage. */
  retire(name: GhostName): void {
    const { focus } = this;
    if (focus !== null && focus.buffer.scalars.length > 0) {
      const { buffer, described: spec } = focus;
      this.left = [...this.left.filter((other) => other.buffer !== buffer), { buffer, spec, name }];
    }
    this.focus = null;
    this.changed();
  }

  /** Lays one run over that on stage; none where null. */
  setGhost(next: Ghost | null): void {
    this.left = next === null ? [] : [next];
    this.changed();
  }

  /** Forgets everything on stage. */
  clear(): void {
    this.focus = null;
    this.left = [];
    this.changed();
  }

  /** Called when another run comes on stage or the ghost changes, not with every frame. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private show(staged: Staged): RunBuffer {
    this.focus = staged;
    this.changed();
    return staged.buffer;
  }

  private changed(): void {
    this.trim();
    for (const listener of this.listeners) {
      listener();
    }
  }
}
