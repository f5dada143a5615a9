/** The event log of a run as the UI reads it: findings, divergence, live changes. */

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

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
}

/** The first non-finite number of a run. */
export interface Divergence {
  readonly step: number;
  readonly nodeId: string | null;
  readonly quantity: string;
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
  };
}

/** The findings that hold at `step` (null: now), errors first: the last word on each code and node counts. */
export function activeFindings(events: readonly LogEntry[], step: number | null): ActiveFinding[] {
  const active = new Map<string, ActiveFinding>();
  for (const entry of events) {
    if (entry.kind !== "finding" || (step !== null && entry.step > step)) {
      continue;
    }
    const finding = readFinding(entry);
    const key = `${finding.code}|${finding.nodeId ?? ""}`;
    if (entry.detail.active === false) {
      active.delete(key);
    } else {
      active.set(key, finding);
    }
  }
  const rank = (finding: ActiveFinding) => (finding.severity === "error" ? 0 : 1);
  return [...active.values()].sort((a, b) => rank(a) - rank(b));
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
