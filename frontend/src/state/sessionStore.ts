/** A session as React may know it: who steers, which run, its state at most four times a second. */

import type { Connection } from "../api/stream";
import type { ActiveFinding, Divergence, TestOpening } from "../domain/runEvents";
import type { PlacedProblem } from "../domain/settingPlace";
import type { components } from "../generated/api";

type Schemas = components["schemas"];
export type RunInfo = Schemas["RunInfo"];
export type RunState = Schemas["State"];
export type Schema = Schemas["Schema"];
export type StartReason = RunInfo["reason"];
export type RunStatus = RunState["status"];

/** What is known of one run. */
export type RunPart = Pick<
  SessionView,
  "runId" | "schema" | "state" | "findings" | "divergence" | "testOpening"
>;

/** A command on its way to the server; `renew` starts a run that stands still. */
export type Pending = "play" | "pause" | "step" | "start" | "renew" | "test" | "keep";

/**
 * What a stage shows: nothing yet, a session of one's own that is being opened or open, somebody else's, a stored share;
 * `shelved` where the document became another experiment: its former run is off stage, the session waits for Play.
 */
export type Phase = "idle" | "opening" | "own" | "watching" | "replay" | "shelved";

/** Where a stage may go from each phase. */
export const NEXT_PHASES: Readonly<Record<Phase, readonly Phase[]>> = {
  idle: ["opening", "own", "watching", "replay"],
  opening: ["own", "idle", "replay"],
  own: ["shelved", "watching", "idle"],
  watching: ["idle"],
  replay: ["opening", "idle"],
  shelved: ["own", "watching", "idle"],
};

export interface SessionView {
  readonly phase: Phase;
  readonly sessionId: string | null;
  /** Null before the first Play and in a replay. */
  readonly connection: Connection | null;
  readonly closeCode: number | null;
  readonly runs: readonly RunInfo[];
  /** The run in focus: the current one, or a former one where `away`. */
  readonly runId: string | null;
  /** Whether a former run is in focus in place of the session's current one. */
  readonly away: boolean;
  readonly schema: Schema | null;
  readonly state: RunState | null;
  readonly pending: Pending | null;
  /** Why the last command was refused. */
  readonly problems: readonly PlacedProblem[];
  readonly findings: readonly ActiveFinding[];
  readonly dismissed: ReadonlySet<string>;
  readonly divergence: Divergence | null;
  readonly testOpening: TestOpening | null;
  /** Whether the document's structure differs from the run's: the next Play starts a new run. */
  readonly edited: boolean;
  /** The stored share that is looked at, or that the run shown is of; nothing of it trains. */
  readonly replay: { readonly shareId: string; readonly title: string } | null;
  /** A page that could not be opened (unknown share), as a message key. */
  readonly failure: "share_missing" | "share_unreachable" | null;
}

export const EMPTY_SESSION: SessionView = {
  phase: "idle",
  sessionId: null,
  connection: null,
  closeCode: null,
  runs: [],
  runId: null,
  away: false,
  schema: null,
  state: null,
  pending: null,
  problems: [],
  findings: [],
  dismissed: new Set(),
  divergence: null,
  testOpening: null,
  edited: false,
  replay: null,
  failure: null,
};

/** Statuses after which nothing is trained any more. */
export const ENDED: ReadonlySet<RunStatus> = new Set(["finished", "diverged", "failed"]);

const ACTIVE: ReadonlySet<RunStatus> = new Set(["queued", "compiling", "running"]);

/** Whether the run trains or is about to; one that is compiled at rest is not. */
export function isActive({ state, pending }: SessionView): boolean {
  if (pending === "play" || pending === "start") {
    return true;
  }
  if (pending === "pause" || pending === "renew" || state === null) {
    return false;
  }
  return ACTIVE.has(state.status) && state.detail?.at_rest !== true;
}

/** Whether somebody else's session is watched as it trains. */
export function isWatching({ phase }: SessionView): boolean {
  return phase === "watching";
}

/** Whether what is shown is somebody else's, live or stored. */
export function isTheirs({ phase }: SessionView): boolean {
  return phase === "watching" || phase === "replay";
}

/** Whether the main button pauses; with an edited document it starts the new run instead. */
export function offersPause(session: SessionView): boolean {
  return isActive(session) && !session.edited;
}

/** Name of a finding for `dismissed`: said again only when it comes up at another node or in another run. */
export function findingKey(runId: string | null, finding: ActiveFinding): string {
  return `${runId ?? ""}|${finding.code}|${finding.nodeId ?? ""}`;
}
