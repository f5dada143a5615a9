/** Two runs with their records, each on a stage of its own, and one cursor for both. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { getRun } from "../../api/http";
import { completeSpec } from "../../domain/spec";
import { reportPageFault } from "../../state/faults";
import { PairCursor } from "../../state/pairCursor";
import { keepPairSought } from "../../state/pairSeeking";
import { makeSide, type PairSide, passDemand } from "../../state/pairStages";
import { queryClient } from "../../state/queries";
import { loadRecord, takeDetail } from "../../state/runRecords";
import { schedule } from "../../state/scheduler";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";

/** How often what follows the runs is brought to their common step. */
const HZ = 4;

/** The run as it stands; the record that the page holds of it, where it does. */
async function loadSide(page: Stage, runId: string): Promise<PairSide> {
  const detail = await getRun(runId);
  const schema = detail.run_schema;
  const buffer = page.runs.find(runId) ?? (await loadRecord(runId, schema));
  takeDetail(buffer, detail);
  return makeSide({ buffer, schema, spec: completeSpec(detail.spec), info: detail.run }, page);
}

function useSide(runId: string) {
  const page = useStage();
  // A side is a stage that lives: it is made anew each time that the two are shown.
  return useQuery(
    {
      queryKey: ["pair side", runId],
      queryFn: () => loadSide(page, runId),
      gcTime: 0,
      structuralSharing: false,
    },
    queryClient,
  );
}

interface PairLoading {
  readonly cursor: PairCursor | null;
  readonly failed: boolean;
}

export function usePair(first: string, second: string): PairLoading {
  const page = useStage();
  const sides = [useSide(first), useSide(second)] as const;
  const [a, b] = [sides[0].data, sides[1].data];
  const cursor = useMemo(
    () => (a === undefined || b === undefined ? null : new PairCursor(a, b)),
    [a, b],
  );
  useEffect(() => {
    if (cursor === null) return;
    cursor.follow();
    const stops = [
      passDemand(cursor.first, page),
      passDemand(cursor.second, page),
      schedule({ maxHz: HZ, draw: cursor.follow }),
      keepPairSought(cursor, page, reportPageFault),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [cursor, page]);
  return { cursor, failed: sides.some(({ isError }) => isError) };
}
