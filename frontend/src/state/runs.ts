/** Records of runs by id, within a budget of bytes: the one in focus, and those laid over it. No React state. */
import type { LeftBy } from "../domain/namedRun";
import { RunBuffer, type RunSchema } from "../domain/runBuffer";
import type { Spec } from "../domain/spec";
import type { components } from "../generated/api";

type RunInfo = components["schemas"]["RunInfo"];

/** A run beside the one in focus. */
export interface Overlay {
  readonly runId: string;
  readonly buffer: RunBuffer;
  /** What it trained; null where that is not known. */
  readonly spec: Spec | null;
  /** Null for a run of which the server has sent nothing but its record. */
  readonly info: RunInfo | null;
  /** Place in the palette of runs, the same for as long as the page knows the run. */
  readonly color: number;
  readonly visible: boolean;
  readonly leftBy: LeftBy;
}

interface Held extends Omit<Overlay, "color"> {
  /** What it was started with; null for one whose document follows it (watched). */
  readonly trained: Spec | null;
}

/** Enough for some long runs of large networks, and a part of what a browser gives a page. */
const BUDGET_BYTES = 160_000_000;

export class Runs {
  /** By id, the last one left at the end. */
  private held = new Map<string, Held>();
  private focusId: string | null = null;
  private liveId: string | null = null;
  /** The run left last, laid over the next one until another is left. */
  private previousId: string | null = null;
  private readonly colors = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private turn = 0;

  constructor(private readonly budgetBytes = BUDGET_BYTES) {}

  /** Grows with every change of what is in focus, laid over it or known of it; not with frames. */
  get version(): number {
    return this.turn;
  }

  /** The record of the run in focus. */
  get current(): RunBuffer | null {
    return this.focus?.buffer ?? null;
  }

  /** The record of the session's current run, which frames arrive for. */
  get live(): RunBuffer | null {
    return this.liveId === null ? null : (this.held.get(this.liveId)?.buffer ?? null);
  }

  /** The runs that are held beside the one in focus, as they were left. */
  get overlays(): readonly Overlay[] {
    return [...this.held.values()]
      .filter(({ runId }) => runId !== this.focusId)
      .map(({ trained: _, ...run }) => ({ ...run, color: this.colorOf(run.runId) }));
  }

  /** The run left last, as long as it is held. */
  get previous(): Overlay | null {
    return this.overlays.find(({ runId }) => runId === this.previousId) ?? null;
  }

  get byteLength(): number {
    return [...this.held.values()].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  }

  /** The record of a run, while it is held. */
  find(runId: string): RunBuffer | null {
    return this.held.get(runId)?.buffer ?? null;
  }

  /** Place of a run in the palette of runs. */
  colorOf(runId: string): number {
    const known = this.colors.get(runId) ?? this.colors.size;
    this.colors.set(runId, known);
    return known;
  }

  /** Lets go of what was left first, hidden ones before others, until the rest fits the budget. */
  trim(): void {
    const spare = this.overlays.filter(({ runId }) => runId !== this.liveId);
    const order = [...spare.filter((run) => !run.visible), ...spare.filter((run) => run.visible)];
    for (const { runId } of order) {
      if (this.byteLength <= this.budgetBytes) return;
      this.held.delete(runId);
      this.turn += 1;
    }
  }

  /** What the run in focus was started with; null with no run, and for one whose document follows it (watched). */
  get trained(): Spec | null {
    return this.focus?.trained ?? null;
  }

  /** What the run in focus trains, wherever that is known from. */
  get described(): Spec | null {
    return this.focus?.spec ?? null;
  }

  /** The server has said what a run trains. */
  describe(runId: string, spec: Spec): void {
    const run = this.held.get(runId);
    if (run === undefined) return;
    this.held.set(runId, { ...run, spec });
    this.changed();
  }

  /** The server has sent the names of runs and how they stand; one that was deleted leaves, unless it is in focus. */
  learn(infos: readonly RunInfo[], deleted: readonly string[] = []): void {
    for (const info of infos) {
      const run = this.held.get(info.run_id);
      if (run !== undefined) this.held.set(info.run_id, { ...run, info });
    }
    for (const runId of deleted) {
      if (runId !== this.focusId) this.held.delete(runId);
    }
    this.changed();
  }

  /** Puts a run of `spec` (null: not known here) in focus, as the one that frames arrive for. The same id keeps its record. */
  stage(runId: string, schema: RunSchema, spec: Spec | null): RunBuffer {
    const known = this.liveId === runId ? this.live : null;
    return (
      known ?? this.enter({ runId, buffer: new RunBuffer(runId, schema), spec, trained: spec })
    );
  }

  /** Puts the whole record of a stored run of `spec` in focus. */
  stageRecord(buffer: RunBuffer, spec: Spec): void {
    this.enter({ runId: buffer.runId, buffer, spec, trained: spec });
  }

  /** Lays the live run over what follows (if it has anything to show), in the place of the one before it. */
  retire(leftBy: LeftBy): void {
    const run = this.liveId === null ? undefined : this.held.get(this.liveId);
    if (run !== undefined) {
      this.held.delete(run.runId);
      if (run.buffer.scalars.length > 0) this.follow({ ...run, leftBy });
    }
    this.focusId = null;
    this.liveId = null;
    this.changed();
  }

  /** Lays one run over that in focus as the one left last; the one before it is hidden. */
  layPrevious(run: Pick<Overlay, "buffer" | "spec" | "info" | "leftBy">): void {
    this.follow({ ...run, runId: run.buffer.runId, trained: run.spec, visible: true });
    this.changed();
  }

  /** Lays a run over that in focus, beside the others. */
  lay(run: Pick<Overlay, "buffer" | "spec" | "info">, visible = true): void {
    const { runId } = run.buffer;
    const leftBy = `loss.ghost.${run.info?.reason ?? "recorded"}` as const;
    const known = this.held.get(runId);
    this.held.set(runId, known ?? { ...run, runId, leftBy, trained: run.spec, visible });
    this.setVisible(runId, visible);
  }

  /** Shows a held run in the charts, or hides it. */
  setVisible(runId: string, visible: boolean): void {
    const run = this.held.get(runId);
    if (run === undefined) return;
    this.held.set(runId, { ...run, visible });
    if (runId === this.previousId) this.previousId = null;
    this.changed();
  }

  /** Puts a held run in focus; the live run then lies over it. */
  focusOn(runId: string): void {
    if (!this.held.has(runId)) return;
    this.focusId = runId;
    this.changed();
  }

  /** Puts the live run in focus again. */
  focusLive(): void {
    this.focusId = this.liveId;
    this.changed();
  }

  /** Forgets every record. */
  clear(): void {
    this.held = new Map();
    this.focusId = null;
    this.liveId = null;
    this.previousId = null;
    this.changed();
  }

  /** Called when another run comes in focus or what lies over it changes, not with every frame. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private get focus(): Held | null {
    return this.focusId === null ? null : (this.held.get(this.focusId) ?? null);
  }

  private enter(run: Pick<Held, "runId" | "buffer" | "spec" | "trained">): RunBuffer {
    const { runId } = run;
    this.held.set(runId, { ...run, info: null, visible: true, leftBy: "loss.ghost.first" });
    this.focusId = runId;
    this.liveId = runId;
    this.changed();
    return run.buffer;
  }

  private follow(run: Held): void {
    const before = this.previousId === null ? undefined : this.held.get(this.previousId);
    if (before !== undefined) this.held.set(before.runId, { ...before, visible: false });
    this.held.delete(run.runId);
    this.held.set(run.runId, { ...run, visible: true });
    this.previousId = run.runId;
  }

  private changed(): void {
    this.turn += 1;
    this.trim();
    for (const listener of this.listeners) {
      listener();
    }
  }
}
