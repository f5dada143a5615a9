/** What the run on stage trains: its spec as it began, cut into structure and live values. */
import { type Catalog, findEntry } from "../domain/catalog";
import { normalForm } from "../domain/normalForm";
import { PARTICIPATION, type Spec } from "../domain/spec";
import {
  changedLiveValues,
  type LiveFamily,
  type SpecParts,
  sameData,
  splitSpec,
} from "../domain/specChange";
import { type AskedRun, keepTabSession, type TabSession } from "./ownerTokens";
import { presentCatalog } from "./queries";

interface Sent {
  readonly spec: Spec;
  readonly live: Map<string, number>;
  /** The run that has begun with it; null before that. */
  readonly runId: string | null;
  /** Whether this page asked for the run: only such a one is paused when the drawing changes. */
  readonly own: boolean;
}

/** What a tab knows of the run in a session, so that it finds it again. */
export type KnownRun = Omit<TabSession, "sessionId">;

/** As the catalogue says; a learning rate is live also before that has come. */
export function isLiveField(family: LiveFamily, type: string, field: string): boolean {
  if (family === "layers" && PARTICIPATION.includes(field)) {
    return findEntry(presentCatalog()?.layers ?? [], type)?.has_weights ?? false;
  }
  const entries = presentCatalog()?.[family] ?? [];
  return findEntry(entries, type)?.live.includes(field) ?? field === "learning_rate";
}

const cut = new WeakMap<Spec, { catalog: Catalog | null; parts: SpecParts }>();

/** Structure and live values of the normal form: a spelling of its own makes no other experiment. */
function partsOf(spec: Spec): SpecParts {
  const catalog = presentCatalog();
  const known = cut.get(spec);
  if (known !== undefined && known.catalog === catalog) return known.parts;
  const parts = splitSpec(normalForm(spec, catalog), isLiveField);
  cut.set(spec, { catalog, parts });
  return parts;
}

/** Whether two specs differ in nothing but live values. */
export function sameStructure(a: Spec, b: Spec): boolean {
  return partsOf(a).structure === partsOf(b).structure;
}

/** Of so many starts that are under way it is known what they would train. */
const MOST_ASKED = 4;

export class RunSpec {
  private sent: Sent | null = null;
  /** The last commands after which another run may begin: one whose answer is lost may have been heard all the same. */
  private asked: readonly AskedRun[] = [];
  private sessionId: string | null = null;
  /** Specs of starts that are not answered yet: the last of them is what will be on stage. */
  private underWay: readonly Spec[] = [];

  /** The spec of the run, or null before the first one and where it is not known. */
  get spec(): Spec | null {
    return this.sent?.spec ?? null;
  }

  /** Whether this page asked for the run. */
  get own(): boolean {
    return this.sent?.own ?? false;
  }

  /** The run as this tab knows it; null where it does not. */
  get known(): KnownRun | null {
    const { sent, asked } = this;
    return sent?.own ? { spec: sent.spec, runId: sent.runId, asked } : null;
  }

  /** A session of `spec` has been opened: its first run trains it. */
  opened(spec: Spec, sessionId: string): void {
    this.sessionId = sessionId;
    this.take(spec, null, true);
  }

  /** A command is on its way after which a run of `spec` may begin. */
  noteRequest(requestId: string, spec: Spec): void {
    this.asked = [...this.asked, { requestId, spec }].slice(-MOST_ASKED);
    this.keep();
  }

  /** A run of `spec` has been asked for; the document is compared with that until the returned function says it is answered. */
  expect(spec: Spec): () => void {
    const asked = { ...spec };
    this.underWay = [...this.underWay, asked];
    return () => {
      this.underWay = this.underWay.filter((other) => other !== asked);
    };
  }

  /** Whether a run is new here and answers a command of this page. */
  awaits(runId: string, requestId: string | null): boolean {
    return runId !== this.sent?.runId && this.askedBy(requestId) !== null;
  }

  /**
   * A run is on stage; a reload of this tab finds it again. Returns what it trains as far as this page knows: what it
   * asked for itself, or knew before. Null for a run that another page has begun.
   */
  begin(runId: string, requestId: string | null): Spec | null {
    if (runId === this.sent?.runId) return this.sent.spec;
    const spec = this.askedBy(requestId);
    if (spec === null) this.sent = null;
    else this.take(spec, runId, true);
    return this.spec;
  }

  /** The server has said what a run trains that this page did not ask for. */
  learn(runId: string, spec: Spec): void {
    this.take(spec, runId, false);
  }

  /** After a reload: the run's structure is known; its live values are the document's where that has the structure. */
  recall(document: Spec, sessionId: string, { spec, runId, asked }: KnownRun): void {
    const own = partsOf(document);
    const same = sameStructure(document, spec);
    this.sessionId = sessionId;
    this.asked = asked;
    this.sent = { spec: same ? document : spec, live: new Map(own.live), runId, own: true };
    this.keep();
  }

  forget(): void {
    this.sent = null;
    this.asked = [];
    this.underWay = [];
    this.sessionId = null;
  }

  /** How a document stands to the run: the same, edited (a new run at the next Play), or another, on other data. */
  compare(spec: Spec): "same" | "edited" | "other" | "unknown" {
    const trained = this.underWay.at(-1) ?? this.sent?.spec;
    if (trained === undefined) {
      return "unknown";
    }
    if (sameStructure(spec, trained)) {
      return "same";
    }
    return sameData(trained, spec) ? "edited" : "other";
  }

  /** Live values of a document that the run does not have yet. */
  liveChanges(spec: Spec): [string, number][] {
    const { sent } = this;
    return sent === null ? [] : changedLiveValues(sent.live, partsOf(spec).live);
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

  private askedBy(requestId: string | null): Spec | null {
    return this.asked.find((each) => each.requestId === requestId)?.spec ?? null;
  }

  private take(spec: Spec, runId: string | null, own: boolean): void {
    this.sent = { spec, live: new Map(partsOf(spec).live), runId, own };
    this.keep();
  }

  private keep(): void {
    const { sessionId, known } = this;
    if (sessionId !== null && known !== null) keepTabSession({ sessionId, ...known });
  }
}
