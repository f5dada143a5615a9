/** The report on the fix on stage: each trial is asked for again at every ladder step, until its verdict is final. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { getComparison } from "../../api/comparison";
import { getRun } from "../../api/http";
import { type CureReport, cureReport, type RunComparison, trialsOf } from "../../domain/cureReport";
import { equalContent } from "../../domain/equalContent";
import { ladderFloor } from "../../domain/ladder";
import type { LogEntry } from "../../domain/runEvents";
import { queryClient } from "../../state/queries";
import type { RunInfo, RunStatus } from "../../state/sessionStore";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";

/** How long an answer that has been overtaken is kept. */
const OVERTAKEN_MS = 10_000;

/** Statuses of a run that moves: between them its comparison changes with its step alone. */
const MOVING: ReadonlySet<RunStatus> = new Set(["queued", "compiling", "running"]);

/** How far a run of the session has come and how it stands, as far as that can change its report. */
function progressOf(stage: Stage, run: RunInfo, most = Number.POSITIVE_INFINITY): string {
  const { state } = stage.live;
  const { step, status } = state?.run_id === run.run_id ? state : run;
  const reached = Math.min(ladderFloor(step), most);
  return `${reached} ${MOVING.has(status) ? "moving" : status}`;
}

/** The same of runs by id; null of one whose comparison is final. The session's current run moves also out of focus. */
function useProgress(
  runs: readonly RunInfo[],
  known: ReadonlyMap<string, RunComparison>,
): Readonly<Record<string, string | null>> {
  const progress = (stage: Stage, run: RunInfo) => {
    const report = known.get(run.run_id);
    return report?.status === "final" ? null : progressOf(stage, run, report?.final_step);
  };
  return useLive(
    (stage) => Object.fromEntries(runs.map((run) => [run.run_id, progress(stage, run)])),
    equalContent,
  );
}

/** What happened in the run with the finding, as far as it has come; null until that is known. */
function useEvents(base: string, progress: string | null): readonly LogEntry[] | null {
  const { data } = useQuery(
    {
      queryKey: ["run events", base, progress],
      queryFn: ({ signal }) => getRun(base, { signal }),
      enabled: base !== "",
      gcTime: OVERTAKEN_MS,
      placeholderData: (former) => (former?.run.run_id === base ? former : undefined),
    },
    queryClient,
  );
  return data?.events.map((event) => ({ ...event, detail: event.detail ?? {} })) ?? null;
}

export function useCureReport(): CureReport | null {
  const runs = useSession((session) => session.runs);
  const runId = useSession((session) => session.runId);
  const trials = trialsOf(runs, runId);
  const base = trials?.base ?? "";
  const known = useRef(new Map<string, RunComparison>());
  const followed = runs.filter((run) => run.run_id === base || trials?.runs.includes(run));
  const progress = useProgress(followed, known.current);
  const events = useEvents(base, progress[base] ?? null);
  const answers = useQueries(
    {
      queries: (trials?.runs ?? []).map(({ run_id }) => ({
        queryKey: ["comparison", base, run_id, progress[run_id]],
        queryFn: ({ signal }: { signal: AbortSignal }) => getComparison(base, run_id, { signal }),
        gcTime: OVERTAKEN_MS,
        enabled: typeof progress[run_id] === "string",
      })),
    },
    queryClient,
  );
  for (const { data } of answers) {
    if (data !== undefined) known.current.set(data.second.run_id, data);
  }
  if (trials === null || runId === null || events === null) return null;
  return cureReport(trials, runId, events, known.current);
}
