/** The event log of a run as the UI reads it: findings, divergence, live changes. */

/** An entry of the event log; `seq` is the record frame before which it happened. */
export interface LogEntry {
  readonly seq: number;
  readonly step: number;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One change that is worth trying, with the whole changed spec. */
export interface FindingCure {
  readonly code: string;
  readonly spec: unknown;
}

/** What is wrong, with its numbers, since a step. */
export interface ActiveFinding {
  readonly code: string;
  readonly severity: "warning" | "error";
  readonly nodeId: string | null;
  readonly values: Readonly<Record<string, string | number>>;
  readonly cures: readonly FindingCure[];
  readonly step: number;
  /** Step at which it ceased to hold; null while it holds. */
  readonly endedAt: number | null;
}

/** The first non-finite number of a run. */
export interface Divergence {
  readonly step: number;
  readonly nodeId: string | null;
  readonly quantity: string;
}

/** Best weights that the end of training has put in place again. */
export interface RestoredBest {
  readonly step: number;
  readonly loss: number;
  /** Step at which they were put in place. */
  readonly finishedAt: number;
}

/** The last look at the test part: what it measured of the network at that step; null for what is no finite number. */
export interface TestOpening {
  readonly step: number;
  /** Step of the weights that were measured: an earlier one where the best were restored. */
  readonly weightsStep: number;
  /** How often the run looked at it so far. */
  readonly count: number;
  readonly values: Readonly<Record<string, number | null>>;
}

function readCures(value: unknown): FindingCure[] {
  const entries = Array.isArray(value) ? value : [];
  return entries.flatMap((entry: unknown) => {
    if (typeof entry === "object" && entry !== null && "code" in entry && "spec" in entry) {
      return [{ code: String(entry.code), spec: entry.spec }];
    }
    return [];
  });
}

function readValues(value: unknown): Record<string, string | number> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([key, item]) => [key, typeof item === "number" ? item : String(item ?? "")]),
  );
}

function readFinding(entry: LogEntry): ActiveFinding {
  const { detail } = entry;
  return {
    code: String(detail.code ?? ""),
    severity: detail.severity === "error" ? "error" : "warning",
    nodeId: typeof detail.node_id === "string" ? detail.node_id : null,
    values: readValues(detail.values),
    cures: readCures(detail.cures),
    step: entry.step,
    endedAt: null,
  };
}

/**
 * The findings reported up to `step` (null: now), the last word on each code and node: those that hold first, errors
 * before warnings; then those that have ceased, the latest first.
 */
export function findingsAt(events: readonly LogEntry[], step: number | null): ActiveFinding[] {
  const reported = new Map<string, ActiveFinding>();
  for (const entry of events) {
    if (entry.kind !== "finding" || (step !== null && entry.step > step)) {
      continue;
    }
    const finding = readFinding(entry);
    const key = `${finding.code}|${finding.nodeId ?? ""}`;
    const former = reported.get(key);
    if (entry.detail.active !== false) {
      reported.set(key, finding);
    } else if (former !== undefined) {
      reported.set(key, { ...former, endedAt: entry.step });
    }
  }
  return [...reported.values()].sort(
    (a, b) => rank(a) - rank(b) || (b.endedAt ?? 0) - (a.endedAt ?? 0),
  );
}

function rank({ endedAt, severity }: ActiveFinding): number {
  if (endedAt !== null) {
    return 2;
  }
  return severity === "error" ? 0 : 1;
}

/** Where the run stopped on a non-finite number, or null. */
export function divergence(events: readonly LogEntry[]): Divergence | null {
  const entry = events.findLast((candidate) => candidate.kind === "diverged");
  if (entry === undefined) {
    return null;
  }
  const { node_id: nodeId, quantity } = entry.detail;
  return {
    step: entry.step,
    nodeId: typeof nodeId === "string" ? nodeId : null,
    quantity: typeof quantity === "string" ? quantity : "loss",
  };
}

/** The best weights, where the end of training has put them in place again; null where the last ones stand. */
export function restoredBest(events: readonly LogEntry[]): RestoredBest | null {
  const entry = events.findLast((candidate) => candidate.kind === "finished");
  const { restored, best_step: step, best_loss: loss } = entry?.detail ?? {};
  return restored === true && typeof step === "number" && typeof loss === "number"
    ? { step, loss, finishedAt: entry?.step ?? step }
    : null;
}

/** The last look at the test part, or null while it is sealed. */
export function testOpening(events: readonly LogEntry[]): TestOpening | null {
  const entry = events.findLast((candidate) => candidate.kind === "test_opened");
  if (entry === undefined) {
    return null;
  }
  const { count, values, weights_step: weightsStep } = entry.detail;
  const reported = typeof values === "object" && values !== null ? Object.entries(values) : [];
  return {
    step: entry.step,
    weightsStep: typeof weightsStep === "number" ? weightsStep : entry.step,
    count: typeof count === "number" ? count : 1,
    values: Object.fromEntries(
      reported.map(([name, value]) => [name, typeof value === "number" ? value : null]),
    ),
  };
}
