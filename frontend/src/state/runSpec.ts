/** What the run on stage trains: its spec as last sent, cut into structure and live values. */
import { type Catalog, findEntry } from "../domain/catalog";
import { readSpec } from "../domain/readDocument";
import type { Spec } from "../domain/spec";
import { changedLiveValues, type LiveFamily, sameData, splitSpec } from "../domain/specChange";
import { keepTabSession } from "./ownerTokens";
import { queryClient } from "./queries";

interface Sent {
  readonly spec: Spec;
  readonly structure: string;
  readonly live: Map<string, number>;
}

/** As the catalogue says; a learning rate is live also before that has come. */
export function isLiveField(family: LiveFamily, type: string, field: string): boolean {
  const entries = queryClient.getQueryData<Catalog>(["catalog"])?.[family] ?? [];
  return findEntry(entries, type)?.live.includes(field) ?? field === "learning_rate";
}

export class RunSpec {
  private sent: Sent | null = null;

  /** The spec of the run, or null before the first one. */
  get spec(): Spec | null {
    return this.sent?.spec ?? null;
  }

  /** A run of `spec` begins; a reload of this tab finds it again. */
  remember(spec: Spec, sessionId: string | null): void {
    const { structure, live } = splitSpec(spec, isLiveField);
    this.sent = { spec, structure, live: new Map(live) };
    if (sessionId !== null) {
      keepTabSession({ sessionId, structure });
    }
  }

  /** After a reload: the run's structure is known; its live values are the document's where that has the structure. */
  recall(document: Spec, structure: string): void {
    const own = splitSpec(document, isLiveField);
    const spec = own.structure === structure ? document : readSpec(JSON.parse(structure));
    this.sent = { spec, structure, live: new Map(own.live) };
  }

  forget(): void {
    this.sent = null;
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
