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
const RETRY_MS = 5_000;

const WATCH_PATH = /^\/w\/([A-Za-z0-9_-]+)\/?$/;

/** The session that this address lets watch, or null. */
export function watchedIdOf(pathname: string): string | null {
  return WATCH_PATH.exec(pathname)?.[1] ?? null;
}

/** The address under which a session is watched. */
export function watchLink(sessionId: string): string {
  return `${location.origin}/w/${sessionId}`;
}

/** Whose document is on the page: the visitor's own until the owner's is there, the owner's, or the visitor's copy of it. */
type Shown =
  | { readonly whose: "own" | "theirs"; readonly spec: Spec }
  /** The page puts the owner's document in place: no edit. */
  | { readonly whose: "changing" | "copy" };

/** What the owner trains is shown as the document; the visitor's first edit makes a copy of it. */
class Follower {
  constructor(private readonly stage: Stage) {}

  private shownRun: string | null = null;
  private shown: Shown = { whose: "own", spec: documentStore.getState().spec };
  private title: Promise<string> | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  private show(document: Document): void {
    this.shown = { whose: "changing" };
    showBorrowed(document);
    this.shown = { whose: "theirs", spec: documentStore.getState().spec };
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
    const { shown } = this;
    if (shown.whose !== "theirs" || session.state?.run_id !== session.runId) {
      return;
    }
    const spec = withLiveValues(shown.spec, session.state.live ?? {});
    if (spec !== shown.spec) {
      this.show({ ...documentStore.getState(), spec });
    }
  }

  /** The visitor edited: what is on the page is theirs from here on. */
  compare(): void {
    const { shown } = this;
    const session = this.stage.session.getState();
    // What opens in place of a session that is gone is no edit.
    if (!("spec" in shown) || !isWatching(session) || session.connection === "refused") return;
    if (documentStore.getState().spec === shown.spec) return;
    this.shown = { whose: "copy" };
    leaveStage(this.stage);
    const key = shown.whose === "own" ? "notice.edited_before" : "notice.forked";
    setUi({ notice: { key } });
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
