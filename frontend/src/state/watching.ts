/** A watched page (`/w/<id>`): the same training as its owner sees, until the visitor changes something. */
import { getExperiment, getRun } from "../api/http";
import type { Document } from "../domain/document";
import { completeSpec, type Spec } from "../domain/spec";
import { withLiveValues } from "../domain/specChange";
import { documentStore, showBorrowed } from "./documentStore";
import { isUnreachable, reportPageFault } from "./faults";
import { leaveStage } from "./sessionActions";
import { openLine } from "./sessionLine";
import { isWatching } from "./sessionStore";
import type { Stage } from "./stage";
import { setUi } from "./uiStore";

/** After so long the server is asked again what a watched run trains. */
export const RETRY_MS = 5_000;

const WATCH_PATH = /^\/w\/([A-Za-z0-9_-]+)\/?$/;

/** The session that this address lets watch, or null. */
export function watchedIdOf(pathname: string): string | null {
  return WATCH_PATH.exec(pathname)?.[1] ?? null;
}

/** The address under which a session is watched. */
export function watchLink(sessionId: string): string {
  return `${location.origin}/w/${sessionId}`;
}

/** What the owner trains is shown as the document; the visitor's first edit makes a copy of it. */
class Follower {
  constructor(private readonly stage: Stage) {}

  private shownRun: string | null = null;
  private shownSpec: Spec | null = null;
  private title: Promise<string> | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  private show(document: Document): void {
    this.shownSpec = null;
    showBorrowed(document);
    this.shownSpec = documentStore.getState().spec;
  }

  /** The name that the session was opened with: later runs of it are kept without one. */
  private async findTitle(): Promise<string> {
    const [first] = this.stage.session.getState().runs;
    if (first === undefined) return "";
    return (await getExperiment(first.experiment_id)).title;
  }

  private async showRun(runId: string): Promise<void> {
    this.shownRun = runId;
    try {
      this.title ??= this.findTitle().catch(() => "");
      const [detail, title] = await Promise.all([getRun(runId), this.title]);
      const spec = completeSpec(detail.spec);
      if (this.shownRun === runId && isWatching(this.stage.session.getState())) {
        this.stage.runs.describe(runId, spec);
        this.show({ title, spec, layout: { note: "", positions: {} } });
      }
    } catch (error) {
      if (isUnreachable(error)) this.retryTimer = setTimeout(() => this.retry(runId), RETRY_MS);
      else reportPageFault(error);
      this.stage.session.setState({ failure: "share_unreachable" });
    }
  }

  /** Asks once more, where that run is still the one that is watched. */
  private retry(runId: string): void {
    const session = this.stage.session.getState();
    if (isWatching(session) && session.runId === runId && this.shownRun === runId) {
      void this.showRun(runId);
    }
  }

  stop(): void {
    clearTimeout(this.retryTimer);
  }

  /** The owner started a run or turned a live value. */
  follow(): void {
    const session = this.stage.session.getState();
    if (!isWatching(session) || session.runId === null) {
      return;
    }
    if (session.runId !== this.shownRun) {
      void this.showRun(session.runId);
      return;
    }
    const { shownSpec } = this;
    if (shownSpec === null || session.state?.run_id !== session.runId) {
      return;
    }
    const spec = withLiveValues(shownSpec, session.state.live ?? {});
    if (spec !== shownSpec) {
      this.show({ ...documentStore.getState(), spec });
    }
  }

  /** The visitor edited: from here on it is a copy. */
  compare(): void {
    const edited = this.shownSpec !== null && documentStore.getState().spec !== this.shownSpec;
    if (edited && isWatching(this.stage.session.getState())) {
      this.shownSpec = null;
      leaveStage(this.stage);
      setUi({ notice: { key: "notice.forked" } });
    }
  }
}

/** Watches a session, even one's own, without steering it. Returns the way to stop following. */
export function watchSession(stage: Stage, sessionId: string): () => void {
  openLine(stage, sessionId, null, "watching");
  const follower = new Follower(stage);
  const stopRuns = stage.session.subscribe(() => follower.follow());
  const stopEdits = documentStore.subscribe(() => follower.compare());
  return () => {
    follower.stop();
    stopRuns();
    stopEdits();
  };
}
