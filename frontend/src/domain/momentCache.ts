/** Exact states of steps gone back to, the last ones used, within a budget of bytes. */
import type { Frame } from "./frame";
import { RunBuffer, type RunSchema } from "./runBuffer";

/** The exact state of one step of a run: its statistics as a record of one row, and pictures of it. */
export interface Moment {
  readonly runId: string;
  readonly step: number;
  readonly buffer: RunBuffer;
}

/** Enough for some dozens of steps of large networks. */
const BUDGET_BYTES = 24_000_000;

function keyOf(runId: string, step: number): string {
  return `${runId}|${step}`;
}

export class MomentCache {
  /** By run and step, the last used at the end. */
  private readonly kept = new Map<string, Moment>();

  constructor(private readonly budgetBytes = BUDGET_BYTES) {}

  get byteLength(): number {
    let bytes = 0;
    for (const { buffer } of this.kept.values()) bytes += buffer.byteLength;
    return bytes;
  }

  /** The state of a step, or null; asked for, it is the last to be let go. */
  find(runId: string, step: number): Moment | null {
    const key = keyOf(runId, step);
    const moment = this.kept.get(key);
    if (moment === undefined) return null;
    this.kept.delete(key);
    this.kept.set(key, moment);
    return moment;
  }

  /**
   * Takes in what the server computed of a step: frames of that step, beside those already there.
   *
   * @throws RangeError a frame is of another run or step.
   */
  add(runId: string, schema: RunSchema, step: number, frames: readonly Frame[]): Moment {
    const former = this.find(runId, step);
    const buffer = former?.buffer ?? new RunBuffer(runId, schema);
    for (const frame of frames) {
      if (frame.runId !== runId || frame.step !== step) {
        throw new RangeError(
          `asked for step ${step} of ${runId}, got ${frame.step} of ${frame.runId}`,
        );
      }
      if (frame.type === "view" || former === null) buffer.apply({ ...frame, generation: 0 });
    }
    const moment = former ?? { runId, step, buffer };
    this.kept.set(keyOf(runId, step), moment);
    this.trim();
    return moment;
  }

  /** Lets go of the states of a run from a step on. */
  forget(runId: string, fromStep: number): void {
    for (const [key, moment] of this.kept) {
      if (moment.runId === runId && moment.step >= fromStep) this.kept.delete(key);
    }
  }

  /** Lets go of what was used longest ago until the rest fits; the last stays. */
  private trim(): void {
    for (const key of this.kept.keys()) {
      if (this.kept.size <= 1 || this.byteLength <= this.budgetBytes) return;
      this.kept.delete(key);
    }
  }
}
