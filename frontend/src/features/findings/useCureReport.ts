/** The report on the fix that trains on stage: asked for again at every ladder step, until the verdict is final. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { getComparison } from "../../api/comparison";
import { getRun } from "../../api/http";
import { type CureReport, cureReport, type RunComparison, trialsOf } from "../../domain/cureReport";
import { ladderFloor } from "../../domain/ladder";
import { queryClient } from "../../state/queries";
import { isActive } from "../../state/sessionStore";
import { useSession } from "../../state/useStage";

/** How long an answer that has been overtaken is kept. */
const OVERTAKEN_MS = 10_000;

/** How far the run on stage has come, as far as that can change its comparison; null where it is final. */
function useProgress(final: RunComparison | undefined): string | null {
  const progress = useSession((session) => {
    const step = ladderFloor(session.state?.step ?? 0);
    const last = final === undefined ? step : Math.min(step, final.final_step);
    return `${last}${isActive(session) ? "" : " at rest"}`;
  });
  return final?.status === "final" ? null : progress;
}

export function useCureReport(): CureReport | null {
  const runs = useSession((session) => session.runs);
  const runId = useSession((session) => session.runId);
  const trials = trialsOf(runs, runId);
  const known = useRef(new Map<string, RunComparison>());
  const progress = useProgress(known.current.get(runId ?? ""));
  const base = useQuery(
    {
      queryKey: ["run", trials?.base],
      queryFn: ({ signal }) => getRun(trials?.base ?? "", { signal }),
      enabled: trials !== null,
    },
    queryClient,
  );
  const answers = useQueries(
    {
      queries: (trials?.runs ?? []).map(({ run_id }) => {
        const shown = run_id === runId;
        return {
          queryKey: ["comparison", trials?.base, run_id, shown ? progress : "left"],
          queryFn: ({ signal }: { signal: AbortSignal }) =>
            getComparison(trials?.base ?? "", run_id, { signal }),
          gcTime: OVERTAKEN_MS,
          enabled: !(shown && progress === null),
        };
      }),
    },
    queryClient,
  );
  for (const { data } of answers) {
    if (data !== undefined) known.current.set(data.second.run_id, data);
  }
  if (trials === null || runId === null || base.data === undefined) return null;
  const events = base.data.events.map((event) => ({ ...event, detail: event.detail ?? {} }));
  return cureReport(trials, runId, events, known.current);
}
