/** The session on stage as React may know it: who steers, which run, its state at most four times a second. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Connection } from "../api/stream";
import type { ActiveFinding, Divergence, RestoredBest, TestOpening } from "../domain/runEvents";
import type { Problem } from "../domain/spec";
import type { components } from "../generated/api";

type Schemas = components["schemas"];
export type RunInfo = Schemas["RunInfo"];
export type RunState = Schemas["State"];
export type Schema = Schemas["Schema"];
export type StartReason = RunInfo["reason"];
export type RunStatus = RunState["status"];

/** A command on its way to the server. */
export type Pending = "play" | "pause" | "step" | "start" | "test";

export interface SessionView {
  readonly sessionId: string | null;
  readonly role: "owner" | "viewer";
  /** Null before the first Play and in a replay. */
  readonly connection: Connection | null;
  readonly closeCode: number | null;
  readonly runs: readonly RunInfo[];
  readonly runId: string | null;
  readonly schema: Schema | null;
  readonly state: RunState | null;
  readonly pending: Pending | null;
  /** Why the last command was refused. */
  readonly problems: readonly Problem[];
  readonly findings: readonly ActiveFinding[];
  readonly dismissed: ReadonlySet<string>;
  readonly divergence: Divergence | null;
  readonly testOpening: TestOpening | null;
  /** The best weights, where the run's end has put them in place again. */
  readonly restored: RestoredBest | null;
  /** Whether the document's structure differs from the run's: the next Play starts a new run. */
  readonly edited: boolean;
  /** Whether the document became another experiment: its former run is off stage, the session waits for Play. */
  readonly shelved: boolean;
  /** A stored share that is looked at; nothing trains. */
  readonly replay: { readonly shareId: string; readonly title: string } | null;
  /** A page that could not be opened (unknown share), as a message key. */
  readonly failure: "share_missing" | "share_unreachable" | null;
}

export const EMPTY_SESSION: SessionView = {
  sessionId: null,
  role: "owner",
  connection: null,
  closeCode: null,
  runs: [],
  runId: null,
  schema: null,
  state: null,
  pending: null,
  problems: [],
  findings: [],
  dismissed: new Set(),
  divergence: null,
  testOpening: null,
  restored: null,
  edited: false,
  shelved: false,
  replay: null,
  failure: null,
};

export const sessionStore = createStore<SessionView>()(() => EMPTY_SESSION);

export function useSession<T>(select: (state: SessionView) => T): T {
  return useStore(sessionStore, select);
}

const ACTIVE: ReadonlySet<RunStatus> = new Set(["queued", "compiling", "running"]);

/** Whether the run trains or is about to. */
export function isActive({ state, pending }: SessionView): boolean {
  if (pending === "play" || pending === "start") {
    return true;
  }
  return pending !== "pause" && state !== null && ACTIVE.has(state.status);
}

/** Whether somebody else's session is watched as it trains. */
export function isWatching({ role, replay, sessionId }: SessionView): boolean {
  return role === "viewer" && replay === null && sessionId !== null;
}

/** Whether the main button pauses; with an edited document it starts the new run instead. */
export function offersPause(session: SessionView): boolean {
  return isActive(session) && !session.edited;
}

/** Name of a finding for `dismissed`: said again only when it comes up at another node or in another run. */
export function findingKey(runId: string | null, finding: ActiveFinding): string {
  return `${runId ?? ""}|${finding.code}|${finding.nodeId ?? ""}`;
}

export function dismissFinding(finding: ActiveFinding): void {
  sessionStore.setState((state) => ({
    dismissed: new Set([...state.dismissed, findingKey(state.runId, finding)]),
  }));
}

export function clearProblems(): void {
  sessionStore.setState({ problems: [], failure: null });
}
