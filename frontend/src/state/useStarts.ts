/** What several runs have in common at their beginning. */
import { useQueries } from "@tanstack/react-query";
import { getStart } from "../api/runStart";
import { type JoinedStarts, joinStarts } from "../domain/layerStarts";
import { queryClient } from "./queries";

/** All compared with the first; null until each is known, and where there is nothing to compare. */
export function useStarts(runIds: readonly string[]): JoinedStarts | null {
  const [first = "", ...others] = runIds;
  const answers = useQueries(
    {
      queries: others.map((other) => ({
        queryKey: ["start", first, other],
        queryFn: ({ signal }: { signal: AbortSignal }) => getStart(first, other, { signal }),
        staleTime: Number.POSITIVE_INFINITY,
      })),
    },
    queryClient,
  );
  const known = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return known.length === 0 || known.length < others.length ? null : joinStarts(known);
}
