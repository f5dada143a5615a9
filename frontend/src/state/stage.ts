/** One shown session with all that belongs to it; the page has one, a grid of sessions as many as it shows. */
import { createStore } from "zustand/vanilla";
import { postMoment } from "../api/moment";
import type { SessionStream } from "../api/stream";
import type { ProbeType } from "../domain/probes";
import type { Kept } from "../domain/savedWeights";
import type { Problem } from "../domain/spec";
import { Canvas } from "./canvas";
import { Moments, type RequestMoment } from "./moments";
import { oneAtATime } from "./momentTurns";
import { makePair } from "./pair";
import { makePlayhead } from "./playhead";
import { RunSpec } from "./runSpec";
import { Runs } from "./runs";
import {
  EMPTY_SESSION,
  NEXT_PHASES,
  type Phase,
  type RunPart,
  type SessionView,
} from "./sessionStore";
import { ViewDemand } from "./viewDemand";

/** The measurement that is on its way, and why the last one was refused. */
export interface Measuring {
  readonly running: ProbeType | null;
  readonly problem: Problem | null;
  /** Which one is open in the list. */
  readonly open: ProbeType | null;
  /** What was chosen for each, by option. */
  readonly chosen: Readonly<Partial<Record<ProbeType, Readonly<Record<string, string>>>>>;
}

export class Stage {
  /** What React may know of it. */
  readonly session = createStore<SessionView>()(() => EMPTY_SESSION);
  readonly runs = new Runs();
  readonly playhead = makePlayhead();
  readonly pair = makePair();
  readonly views = new ViewDemand();
  /** Pictures on screen of the run that trains beside the current one. */
  readonly besideViews = new ViewDemand();
  readonly moments: Moments;
  readonly canvas = new Canvas();
  /** What was kept last, and of which run; null where nothing was. */
  readonly kept = createStore<{ readonly result: Kept | null; readonly runId: string | null }>()(
    () => ({ result: null, runId: null }),
  );
  readonly measuring = createStore<Measuring>()(() => ({
    running: null,
    problem: null,
    open: null,
    chosen: {},
  }));
  /** How many measurements have been begun or stopped. */
  measurements = 0;
  /** What its run was last sent. */
  readonly sent = new RunSpec();
  /** What is known of the session's current run while a former one is in focus. */
  private behind: RunPart | null = null;
  /** The line to its session; null where there is none to ask. */
  stream: SessionStream | null = null;
  /** Whether the session has, or was asked for, a run: there is something to pause. */
  hasRun = false;
  /** How many commands have been asked for. */
  asked = 0;
  /** How many times another run has been asked into focus: one that comes late must not take it from a later one. */
  looks = 0;
  /** The session that is being opened: everything asked for meanwhile waits for it. */
  opening: Promise<void> | null = null;
  /** Live values on their way, the last of each path. */
  readonly liveQueue = new Map<string, number>();
  liveTimer: ReturnType<typeof setTimeout> | null = null;

  /** @param requestMoment where states of steps are asked for; stages of one session share it. */
  constructor(readonly requestMoment: RequestMoment = oneAtATime(postMoment)) {
    this.moments = new Moments(requestMoment);
  }

  /** What is known of the session's current run, whichever is in focus. */
  get live(): RunPart {
    return (this.session.getState().away ? this.behind : null) ?? this.session.getState();
  }

  /** Takes in something new about the session's current run. */
  publishLive(part: Partial<RunPart>): void {
    if (!this.session.getState().away) this.session.setState(part);
    else this.behind = { ...this.live, ...part };
  }

  /** Shows what is known of a former run in place of the current one. */
  showInstead(run: RunPart): void {
    const { runId, schema, state, findings, divergence, testOpening } = this.live;
    this.behind = { runId, schema, state, findings, divergence, testOpening };
    this.session.setState({ ...run, away: true });
  }

  /** Shows what is known of the current run again. */
  showLiveAgain(): void {
    this.session.setState({ ...this.live, away: false });
    this.behind = null;
  }

  /** Goes over into another phase, with what is known there; throws where no way leads there. */
  enter(phase: Phase, part: Partial<Omit<SessionView, "phase">> = {}): void {
    const former = this.session.getState().phase;
    if (phase !== former && !NEXT_PHASES[former].includes(phase)) {
      throw new Error(`a stage that is ${former} cannot become ${phase}`);
    }
    this.session.setState({ ...part, phase });
  }
}
