/** Baselines of the present data, fitted by the server one after the other when asked for. */

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { postBaseline } from "../../api/baselines";
import { ApiError } from "../../api/http";
import type { BaselineEntry } from "../../domain/catalog";
import type { PlacedProblem } from "../../domain/settingPlace";
import type { Component, Config, Data } from "../../domain/spec";
import { library } from "../../state/library";
import { ofDocument } from "../../state/ofDocument";
import { queryClient } from "../../state/queries";

export interface FittedBaseline {
  readonly entry: BaselineEntry;
  readonly figures: Awaited<ReturnType<typeof postBaseline>> | null;
  readonly fitting: boolean;
  /** What the server refused it for; empty where it did not answer at all. */
  readonly refused: readonly PlacedProblem[] | null;
}

/** What the baselines are fitted on: augmentation changes nothing about them. */
function plain(data: Data): Data {
  return { ...data, augmentations: [] };
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: the server lets few wait. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine;
  return mine;
}

function keyOf(data: Data, baseline: Component) {
  return ["baseline", plain(data), baseline];
}

export function useBaselines(
  data: Data,
  entries: readonly BaselineEntry[],
  configs: Readonly<Record<string, Config>>,
) {
  const [asked, setAsked] = useState("");
  const name = JSON.stringify(plain(data));
  const parts = entries.map(({ type }) => ({ type, config: configs[type] ?? {} }));
  const known = parts.some((part) => queryClient.getQueryData(keyOf(data, part)) !== undefined);
  const enabled = asked === name || known;
  const answers = useQueries(
    {
      queries: parts.map((baseline) => ({
        queryKey: keyOf(data, baseline),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          inTurn(() => postBaseline({ data: plain(data), baseline }, { signal, token: library() })),
        enabled,
        retry: false,
      })),
    },
    queryClient,
  );
  const rows = answers.map((answer, index): FittedBaseline[] => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const { error } = answer;
    const refused = error instanceof ApiError ? ofDocument(error.problems) : [];
    return [
      {
        entry,
        figures: answer.data ?? null,
        fitting: answer.isFetching,
        refused: answer.isError ? refused : null,
      },
    ];
  });
  const fit = () => {
    setAsked(name);
    for (const answer of answers) if (answer.isError) void answer.refetch();
  };
  return { rows: rows.flat(), enabled, fit };
}
