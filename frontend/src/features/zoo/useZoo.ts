import { useQuery } from "@tanstack/react-query";
import { getZoo } from "../../api/zoo";
import { queryClient } from "../../state/queries";

/** What the networks of the zoo cost; asked for once. */
export function useZoo() {
  return useQuery(
    { queryKey: ["zoo"], queryFn: ({ signal }: { signal: AbortSignal }) => getZoo({ signal }) },
    queryClient,
  );
}
