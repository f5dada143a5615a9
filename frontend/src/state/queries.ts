/** What the server knows, cached: the catalogue once, a preview a data set. */
import { QueryClient, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { getCatalog, postPreview } from "../api/http";
import { type Catalog, type DatasetFacts, findEntry } from "../domain/catalog";
import { equalContent } from "../domain/equalContent";
import type { Data } from "../domain/spec";
import { library } from "./library";

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 2 } },
});

/** Facts of the examples that people have brought, by the type of their data set. */
const brought = new Map<string, DatasetFacts>();

function withBrought(catalog: Catalog): Catalog {
  const datasets = catalog.datasets.map((entry) =>
    entry.brought ? { ...entry, ...brought.get(entry.type) } : entry,
  );
  return { ...catalog, datasets };
}

const catalogQuery = {
  queryKey: ["catalog"],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Catalog> =>
    withBrought(await getCatalog({ signal })),
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

/**
 * The catalogue's entry of a data set that people bring takes on the facts of the examples that the document names:
 * whoever reads the catalogue reads them.
 */
export function describeBrought(type: string, facts: DatasetFacts | null): void {
  if (facts === null) return;
  brought.set(type, facts);
  const catalog = presentCatalog();
  if (catalog === null) return;
  const described = withBrought(catalog);
  if (!equalContent(catalog.datasets, described.datasets))
    queryClient.setQueryData<Catalog>(catalogQuery.queryKey, described);
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
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        postPreview({ data }, { signal, token: library() }),
      placeholderData: (former) => (countOnly ? undefined : former),
      enabled: enabled && !countOnly,
      retry: false,
      retryOnMount: false,
    },
    queryClient,
  );
}
