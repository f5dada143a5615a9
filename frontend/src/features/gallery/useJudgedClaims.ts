/** What labs claim of the run on stage, judged by the server. */
import { useQuery } from "@tanstack/react-query";
import { getClaims, type JudgedClaim } from "../../api/claims";
import { ladderFloor } from "../../domain/ladder";
import { queryClient } from "../../state/queries";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";

/** How soon an answer that lies behind the run is asked for again. */
const BEHIND_MS = 1_000;

/** What the server says of the run on stage: asked again, one answer at a time, until it reaches as far as the run does. */
export function useJudgedClaims(): readonly JudgedClaim[] {
  const runId = useSession((session) => session.runId);
  const step = useLive(({ session }) => ladderFloor(session.getState().state?.step ?? 0));
  const { data } = useQuery(
    {
      queryKey: ["claims", runId],
      queryFn: ({ signal }) => getClaims(runId ?? "", { signal }),
      enabled: runId !== null,
      staleTime: 0,
      retry: false,
      refetchInterval: ({ state }) => {
        const answered = state.data?.reached ?? -1;
        return state.fetchStatus === "idle" && answered < step ? BEHIND_MS : false;
      },
    },
    queryClient,
  );
  return data?.claims ?? [];
}
