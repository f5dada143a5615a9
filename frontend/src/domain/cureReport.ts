/** Fixes of one finding, tried and untried, as rows of a report: each with what it has done, as the server judges it. */
import type { components } from "../generated/api";
import type { FindingCure, LogEntry } from "./runEvents";
import { findingsAt } from "./runEvents";

export type RunComparison = components["schemas"]["RunComparison"];
type RunInfo = components["schemas"]["RunInfo"];

/** The run that fixes were tried on, and the runs that tried them, oldest first. */
interface Trials {
  readonly base: string;
  readonly runs: readonly RunInfo[];
}

/** The trials that the run on stage is one of; null where it is none. */
export function trialsOf(runs: readonly RunInfo[], runId: string | null): Trials | null {
  const shown = runs.find(({ run_id }) => run_id === runId);
  const base = shown?.reason === "cure" ? shown.from_run_id : null;
  if (base === null || base === undefined) return null;
  return {
    base,
    runs: runs.filter(({ reason, from_run_id }) => reason === "cure" && from_run_id === base),
  };
}

export interface TrialRow {
  /** Of the catalogue's cures. */
  readonly cure: string;
  /** The run that tried it last, with its comparison; null where it has not been tried. */
  readonly trial: { readonly runId: string; readonly comparison: RunComparison } | null;
  /** The changed experiment, to be tried. */
  readonly spec: unknown;
}

export interface CureReport {
  readonly base: string;
  /** Code of the finding, the step at which it was made, and its numbers. */
  readonly code: string;
  readonly step: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** In the order in which the finding offers them. */
  readonly rows: readonly TrialRow[];
  /** The comparison of the run on stage. */
  readonly shown: RunComparison;
}

/** The cures that a finding offered last. */
function offered(events: readonly LogEntry[], code: string) {
  return findingsAt(events, null).find((finding) => finding.code === code);
}

/**
 * The report on the finding that the run on stage is a fix of; null where that is none, or not known yet.
 *
 * @param events the log of the run with the finding. comparisons: of those of its fixes that are known, by run.
 */
export function cureReport(
  { base, runs }: Trials,
  runId: string,
  events: readonly LogEntry[],
  comparisons: ReadonlyMap<string, RunComparison>,
): CureReport | null {
  const shown = comparisons.get(runId);
  const code = shown?.finding?.code;
  if (shown === undefined || code === undefined) return null;
  const finding = offered(events, code);
  const last = new Map<string, TrialRow["trial"]>();
  for (const { run_id } of runs) {
    const comparison = comparisons.get(run_id);
    if (comparison?.finding?.code === code) {
      last.set(comparison.finding.cure, { runId: run_id, comparison });
    }
  }
  if (shown.finding !== null) last.set(shown.finding.cure, { runId, comparison: shown });
  const cures: readonly FindingCure[] = finding?.cures ?? [];
  const codes = [...new Set([...cures.map((cure) => cure.code), ...last.keys()])];
  return {
    base,
    code,
    step: shown.finding?.step ?? 0,
    values: finding?.values ?? {},
    rows: codes.map((cure) => ({
      cure,
      trial: last.get(cure) ?? null,
      spec: cures.find((each) => each.code === cure)?.spec,
    })),
    shown,
  };
}

/** The metric that a report shows: accuracy where there is one, else the first, else the validation loss. */
export function reportedMetric({ first, second }: RunComparison): string | null {
  const names = Object.keys(first.evaluation ?? {}).filter(
    (name) => name !== "step" && second.evaluation?.[name] !== undefined,
  );
  if (names.includes("accuracy")) return "accuracy";
  return (
    names.find((name) => name !== "loss" && !name.startsWith("objectives.")) ?? names[0] ?? null
  );
}
