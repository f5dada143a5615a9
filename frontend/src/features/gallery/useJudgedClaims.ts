/** What labs claim of the run on stage, judged by the server. */
import { useQuery } from "@tanstack/react-query";
import { getClaims, type JudgedClaim } from "../../api/claims";
import { ladderFloor } from "../../domain/ladder";
import { queryClient } from "../../state/queries";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";

/** How long an answer that has been overtaken is kept. */
const OVERTAKEN_MS = 10_000;

/** What the server says of the run on stage; asked again at each ladder step and when its status changes. */
export function useJudgedClaims(): readonly JudgedClaim[] {
  const runId = useSession((session) => session.runId);
  const progress = useLive(({ session }) => {
    const { state } = session.getState();
    return `${ladderFloor(state?.step ?? 0)} ${state?.status}`;
  });
  const { data } = useQuery(
    {
      queryKey: ["claims", runId, progress],
      queryFn: ({ signal }) => getClaims(runId ?? "", { signal }),
      enabled: runId !== null,
      gcTime: OVERTAKEN_MS,
      retry: false,
      placeholderData: (former, query) => (query?.queryKey[1] === runId ? former : undefined),
    },
    queryClient,
  );
  return data?.claims ?? [];
}
