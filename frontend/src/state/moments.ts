/** Exact states of steps gone back to: asked for once the hand rests, computed by the server, kept for a while. */
import { createStore } from "zustand/vanilla";
import { ApiError, type Problem, Unreachable } from "../api/http";
import type { MomentQuery } from "../api/moment";
import { decodeFrame, type Frame, splitFrames } from "../domain/frame";
import { type Moment, MomentCache } from "../domain/momentCache";
import type { RunSchema } from "../domain/runBuffer";

/** What is asked of the server: the state of a step, with pictures. */
interface MomentRequest {
  readonly runId: string;
  readonly step: number;
  readonly views: readonly string[];
}

/** Frames as in a record, each behind its length. */
export type RequestMoment = (request: MomentQuery, signal: AbortSignal) => Promise<ArrayBuffer>;

/** What is on its way. */
interface Asked extends MomentRequest {
  readonly control: AbortController;
  readonly done: Promise<void>;
}

/** A run was changed at a step: what was known of it from there on holds no longer. */
type OnForgotten = (runId: string, fromStep: number) => void;

/**
 * `idle`: the page follows the run or the hand moves; `computing`: the server computes the step; `exact`: everything is
 * of the step; `nearest`: it cannot be computed from here, the nearest recorded step is shown; `failed`: it was refused.
 */
export interface Seek {
  readonly kind: "idle" | "computing" | "exact" | "nearest" | "failed";
  /** Step gone to; of `nearest` the one asked for. */
  readonly step: number;
  /** Why it was refused; null of `failed` where the server could not be reached. */
  readonly problem: Problem | null;
}

interface Keyframes {
  readonly runId: string;
  readonly steps: readonly number[];
  /** A state alone takes more than the server keeps of a run. */
  readonly tooLarge: boolean;
}

const IDLE: Seek = { kind: "idle", step: 0, problem: null };

/** After so long without a move the step is asked for. */
export const REST_MS = 150;
/**
 * Asked again where another page of the owner took the turn, the server had too much to do, or it knows of fewer steps
 * than the page: each time later, and two pages not in step.
 */
const AGAIN_MS = 700;
const MOST_AGAIN_MS = 4_000;
const MOST_TRIES = 5;

const PASSING = new Set(["superseded", "step_not_reached"]);

function isPassing(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 429 ||
      error.status === 503 ||
      error.problems.some(({ code }) => PASSING.has(code)))
  );
}

export class Moments {
  readonly seek = createStore<Seek>()(() => IDLE);
  /** Steps at which the server has kept the state of a run, as far as it was asked. */
  readonly keyframes = createStore<Keyframes>()(() => ({
    ...{ runId: "", steps: [], tooLarge: false },
  }));
  private asked: Asked | null = null;
  private readonly onForgotten = new Set<OnForgotten>();
  private ahead: AbortController | null = null;

  constructor(
    private readonly send: RequestMoment,
    private readonly random: () => number = Math.random,
    private readonly cache = new MomentCache(),
  ) {}

  /** The exact state of a step, where it is known. */
  find(runId: string, step: number): Moment | null {
    return this.cache.find(runId, step);
  }

  /** Says where the page stands without asking. */
  setStatus(kind: "idle" | "exact" | "nearest", step = 0): void {
    this.giveUp();
    const now = this.seek.getState();
    if (now.kind !== kind || now.step !== step) this.seek.setState({ kind, step, problem: null });
  }

  /**
   * Asks for a step; what was asked before is given up, unless it brings all of this. Resolves once it is there, given
   * up or refused.
   */
  compute(request: MomentRequest & { token: string }, schema: RunSchema): Promise<void> {
    const { runId, step, views } = request;
    const { asked } = this;
    const brings = asked?.runId === runId && asked.step === step;
    if (brings && views.every((view) => asked.views.includes(view))) return asked.done;
    this.giveUp();
    this.ahead?.abort();
    const control = new AbortController();
    this.seek.setState({ kind: "computing", step, problem: null });
    const done = this.take(request, schema, control.signal).finally(() => {
      if (this.asked?.control === control) this.asked = null;
    });
    this.asked = { runId, step, views, control, done };
    return done;
  }

  /** A run was changed at a step: its states from there on are asked for anew. */
  forget(runId: string, fromStep: number): void {
    this.cache.forget(runId, fromStep);
    const { asked } = this;
    if (asked !== null && asked.runId === runId && asked.step >= fromStep) this.cancel();
    for (const listener of this.onForgotten) listener(runId, fromStep);
  }

  /** Called with every change of a run that makes states of it another. Returns the way to stop. */
  watchForgotten(listener: OnForgotten): () => void {
    this.onForgotten.add(listener);
    return () => {
      this.onForgotten.delete(listener);
    };
  }

  /** Frames of a step for a replay, without a word; null where they cannot be had just now. */
  async prefetch(request: MomentRequest & { token: string }): Promise<readonly Frame[] | null> {
    const control = new AbortController();
    this.ahead?.abort();
    this.ahead = control;
    try {
      return splitFrames(await this.send(request, control.signal)).map(decodeFrame);
    } catch (error) {
      if (control.signal.aborted || error instanceof ApiError || error instanceof Unreachable) {
        return null;
      }
      throw error;
    }
  }

  /** Gives up what was asked for, and says so. */
  cancel(): void {
    this.giveUp();
    if (this.seek.getState().kind === "computing") this.seek.setState(IDLE);
  }

  private giveUp(): void {
    this.asked?.control.abort();
    this.asked = null;
  }

  private async take(
    request: MomentRequest & { token: string },
    schema: RunSchema,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const body = await this.tryAgain(request, signal);
      if (signal.aborted) return;
      const frames = splitFrames(body).map(decodeFrame);
      this.cache.add(request.runId, schema, request.step, frames);
      this.seek.setState({ kind: "exact", step: request.step, problem: null });
    } catch (error) {
      if (!signal.aborted) this.fail(request.step, error);
    }
  }

  private async tryAgain(
    request: MomentRequest & { token: string },
    signal: AbortSignal,
  ): Promise<ArrayBuffer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.send(request, signal);
      } catch (error) {
        if (!isPassing(error) || attempt >= MOST_TRIES || signal.aborted) throw error;
        const wait = Math.min(AGAIN_MS * 2 ** (attempt - 1), MOST_AGAIN_MS);
        const delay = wait * (0.75 + 0.5 * this.random());
        await new Promise((resolve) => setTimeout(resolve, delay));
        signal.throwIfAborted();
      }
    }
  }

  /** Says that it failed; what no server answers is a fault of the page besides. */
  private fail(step: number, error: unknown): void {
    const problem = error instanceof ApiError ? (error.problems[0] ?? null) : null;
    this.seek.setState({ kind: "failed", step, problem });
    if (!(error instanceof ApiError || error instanceof Unreachable)) throw error;
  }
}
