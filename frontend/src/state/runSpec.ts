/** What the run on stage trains: its spec as last sent, cut into structure and live values. */
import { type Catalog, findEntry } from "../domain/catalog";
import { readSpec } from "../domain/readDocument";
import type { Spec } from "../domain/spec";
import { changedLiveValues, type LiveFamily, sameData, splitSpec } from "../domain/specChange";
import { keepTabSession, type TabSession } from "./ownerTokens";
import { queryClient } from "./queries";

interface Sent {
  readonly spec: Spec;
  readonly structure: string;
  readonly live: Map<string, number>;
  /** The run that has begun with it; null before that. */
  readonly runId: string | null;
}

/** What a tab knows of the run in a session, so that it finds it again. */
export type KnownRun = Pick<TabSession, "structure" | "runId">;

/** Of so many commands that may begin a run it is known what they would have it train. */
const MAX_ASKED = 16;

/** As the catalogue says; a learning rate is live also before that has come. */
export function isLiveField(family: LiveFamily, type: string, field: string): boolean {
  const entries = queryClient.getQueryData<Catalog>(["catalog"])?.[family] ?? [];
  return findEntry(entries, type)?.live.includes(field) ?? field === "learning_rate";
}

export class RunSpec {
  private sent: Sent | null = null;
  /** What the commands of this page would have a run train, by request id: one that is lost may still have been heard. */
  private readonly asked = new Map<string, Spec>();

  /** The spec of the run, or null before the first one. */
  get spec(): Spec | null {
    return this.sent?.spec ?? null;
  }

  /** The run as this tab knows it; null where it does not. */
  get known(): KnownRun | null {
    return this.sent && { structure: this.sent.structure, runId: this.sent.runId };
  }

  /** A session of `spec` has been opened: its first run trains it. */
  opened(spec: Spec, sessionId: string): void {
    this.take(spec, sessionId, null);
  }

  /** A command is on its way after which a run of `spec` may begin. */
  ask(requestId: string, spec: Spec): void {
    this.asked.set(requestId, spec);
    const [oldest] = this.asked.keys();
    if (this.asked.size > MAX_ASKED && oldest !== undefined) this.asked.delete(oldest);
  }

  /** Whether a run is new here and answers a command of this page. */
  awaits(runId: string, requestId: string | null): boolean {
    return runId !== this.sent?.runId && requestId !== null && this.asked.has(requestId);
  }

  /**
   * A run is on stage; a reload of this tab finds it again. Returns what it trains as far as this page knows: what it
   * asked for itself, or knew before. Null for a run that another tab has begun.
   */
  begin(runId: string, requestId: string | null, sessionId: string | null): Spec | null {
    if (runId === this.sent?.runId) return this.sent.spec;
    const spec = requestId === null ? undefined : this.asked.get(requestId);
    if (spec === undefined) this.sent = null;
    else this.take(spec, sessionId, runId);
    return this.spec;
  }

  /** The server has said what a run trains that this page did not begin. */
  learn(runId: string, spec: Spec, sessionId: string | null): void {
    this.take(spec, sessionId, runId);
  }

  /** After a reload: the run's structure is known; its live values are the document's where that has the structure. */
  recall(document: Spec, { structure, runId }: KnownRun): void {
    const own = splitSpec(document, isLiveField);
    const spec = own.structure === structure ? document : readSpec(JSON.parse(structure));
    this.sent = { spec, structure, live: new Map(own.live), runId };
  }

  forget(): void {
    this.sent = null;
    this.asked.clear();
  }

  private take(spec: Spec, sessionId: string | null, runId: string | null): void {
    const { structure, live } = splitSpec(spec, isLiveField);
    this.sent = { spec, structure, live: new Map(live), runId };
    if (sessionId !== null) {
      keepTabSession({ sessionId, structure, runId });
    }
  }

  /** How a document stands to the run: the same, edited (a new run at the next Play), or another, on other data. */
  compare(spec: Spec): "same" | "edited" | "other" | "unknown" {
    if (this.sent === null) {
      return "unknown";
    }
    if (splitSpec(spec, isLiveField).structure === this.sent.structure) {
      return "same";
    }
    return sameData(this.sent.spec, spec) ? "edited" : "other";
  }

  /** Live values of a document that the run does not have yet. */
  liveChanges(spec: Spec): [string, number][] {
    const { sent } = this;
    return sent === null ? [] : changedLiveValues(sent.live, splitSpec(spec, isLiveField).live);
  }

  /** Notes a live value as sent; false where the run has it already. */
  noteLive(path: string, value: number): boolean {
    if (this.sent === null || this.sent.live.get(path) === value) {
      return false;
    }
    this.sent.live.set(path, value);
    return true;
  }

  /** A live value did not arrive: it will be sent again. */
  unnoteLive(path: string): void {
    this.sent?.live.delete(path);
  }
}
