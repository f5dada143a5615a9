/** What the server knows, cached: the catalogue once, a preview a data set. */
import { QueryClient, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { getCatalog, postPreview } from "../api/http";
import { type Catalog, findEntry } from "../domain/catalog";
import type { Data } from "../domain/spec";

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 2 } },
});

const catalogQuery = {
  queryKey: ["catalog"],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Catalog> => getCatalog({ signal }),
};

export function fetchCatalog(): Promise<Catalog> {
  return queryClient.fetchQuery(catalogQuery);
}

function subscribeCatalog(listener: () => void): () => void {
  return queryClient.getQueryCache().subscribe(listener);
}

/** The catalogue, or null while it is on its way: at the moment, for what is no component. */
export function presentCatalog(): Catalog | null {
  return queryClient.getQueryData<Catalog>(catalogQuery.queryKey) ?? null;
}

/** The catalogue, or null while it is on its way. */
export function useCatalog(): Catalog | null {
  return useSyncExternalStore(subscribeCatalog, presentCatalog);
}

/** Asks for the catalogue for as long as the page stands; once in the page. */
export function useCatalogLoading(): void {
  useQuery(catalogQuery, queryClient);
}

/** Whether a data set is a shape without examples. */
export function useCountOnly(type: string): boolean {
  return findEntry(useCatalog()?.datasets ?? [], type)?.count_only ?? false;
}

/**
 * Some examples of a data set, before any training (and so before augmentation). A refusal is not asked for again, and
 * a set without examples not at all.
 */
export function usePreview({ augmentations: _later, ...plain }: Data, enabled = true) {
  const data: Data = { ...plain, augmentations: [] };
  const countOnly = useCountOnly(data.type);
  return useQuery(
    {
      queryKey: ["preview", data],
      queryFn: ({ signal }: { signal: AbortSignal }) => postPreview({ data }, { signal }),
      placeholderData: (former) => (countOnly ? undefined : former),
      enabled: enabled && !countOnly,
      retry: false,
      retryOnMount: false,
    },
    queryClient,
  );
}
