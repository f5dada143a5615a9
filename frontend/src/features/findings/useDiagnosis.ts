/** What is wrong with the run on stage, asked of the server as often as its steps pass a mark. */
import { useQuery } from "@tanstack/react-query";
import { type Diagnosis, getDiagnosis } from "../../api/diagnosis";
import { queryClient } from "../../state/queries";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";

interface Asked {
  readonly runId: string | null;
  readonly data: Diagnosis | undefined;
  readonly isError: boolean;
}

/** markOf: the last mark up to a step. wanted: whether to ask. An answer on another run is never shown. */
export function useDiagnosis(markOf: (step: number) => number, wanted = true): Asked {
  const runId = useSession((session) => session.runId);
  const mark = useLive(({ live, runs }) =>
    markOf(live.state?.run_id === runId ? live.state.step : (runs.current?.lastStep ?? 0)),
  );
  const { data, isError } = useQuery(
    {
      queryKey: ["diagnosis", runId, mark],
      queryFn: ({ signal }) => getDiagnosis(runId ?? "", { signal }),
      enabled: wanted && runId !== null,
      placeholderData: (former) => (former?.run_id === runId ? former : undefined),
    },
    queryClient,
  );
  return { runId, data, isError };
}
