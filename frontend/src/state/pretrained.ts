/** Which networks of the zoo have published weights, and whether this server has them. */
import { useQuery } from "@tanstack/react-query";
import { getPretrained } from "../api/zoo";
import { queryClient } from "./queries";

const PRETRAINED = {
  queryKey: ["pretrained"],
  queryFn: ({ signal }: { signal: AbortSignal }) => getPretrained({ signal }),
  staleTime: 0,
};

/** Asked again with each look: weights can be downloaded meanwhile. */
export function usePretrained() {
  return useQuery(PRETRAINED, queryClient);
}

/** Whether the server has a network's weights, as it last said. */
export function hasPretrained(type: string): boolean {
  const known = queryClient.getQueryData<Awaited<ReturnType<typeof getPretrained>>>(
    PRETRAINED.queryKey,
  );
  return known?.networks.find((network) => network.type === type)?.available === true;
}
