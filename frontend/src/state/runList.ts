/** The runs that can be looked at: those of the session and those pinned in others, each with what it trained and its end. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState, useSyncExternalStore } from "react";
import { ApiError, getRun } from "../api/http";
import { equalContent } from "../domain/equalContent";
import type { LeftBy, NamedRun } from "../domain/namedRun";
import { differencesFrom } from "../domain/runDifference";
import { endOf, type RunEnd } from "../domain/runEnd";
import { restoredBest } from "../domain/runEvents";
import { completeSpec, type Spec } from "../domain/spec";
import { Turns } from "../domain/turns";
import { forgetRun } from "./keptRuns";
import { withChanges } from "./overlays";
import { queryClient, useCatalog } from "./queries";
import { keptElsewhere } from "./runEdits";
import { loadRecord, logEntry, takeDetail } from "./runRecords";
import type { Overlay } from "./runs";
import type { RunInfo } from "./sessionStore";
import { useLive } from "./useLive";
import { useSession, useStage } from "./useStage";

export interface ListedRun extends NamedRun {
  readonly info: RunInfo;
  readonly sessionId: string;
  /** Whether it is the session's current run. */
  readonly current: boolean;
  /** Whether it is in focus. */
  readonly shown: boolean;
  /** The run as it lies over that in focus; null where it is not held. */
  readonly overlay: Overlay | null;
  readonly color: number;
  readonly end: RunEnd | null;
}

/** So many frames at the end of a record hold a run's last numbers; those of restored weights may lie anywhere. */
const LAST_FRAMES = 16;

/** So many runs are asked for at a time: a list of hundreds keeps neither the server nor the line from other work. */
const MOST_AT_ONCE = 4;

interface StoredEnd {
  readonly info: RunInfo;
  readonly spec: Spec;
  readonly end: RunEnd;
}

async function fetchEnd(runId: string): Promise<StoredEnd> {
  const detail = await getRun(runId);
  const isRestored = restoredBest(detail.events.map(logEntry)) !== null;
  const from = isRestored ? 0 : Math.max(0, detail.last_seq - LAST_FRAMES);
  const buffer = await loadRecord(runId, detail.run_schema, from);
  takeDetail(buffer, detail);
  return { info: detail.run, spec: completeSpec(detail.spec), end: endOf(buffer) };
}

/** Infos of pinned runs of other sessions; what is gone from the server is forgotten. */
function useKeptInfos(
  runs: readonly RunInfo[],
  turns: Turns,
): readonly { info: RunInfo; sessionId: string }[] {
  const ids = runs.map(({ run_id }) => run_id).join();
  const { data } = useQuery(
    {
      queryKey: ["kept-runs", ids],
      queryFn: async () => {
        const found = await Promise.all(
          keptElsewhere(runs).map(async ({ runId, sessionId }) => {
            try {
              const { run: info } = await turns.take(() => getRun(runId));
              return [{ info, sessionId }];
            } catch (error) {
              if (error instanceof ApiError && error.status === 404) forgetRun(runId);
              return [];
            }
          }),
        );
        return found.flat();
      },
    },
    queryClient,
  );
  return data ?? [];
}

/** All runs, the newest first; pinned ones of other sessions behind them. */
export function useRunList(): {
  readonly runs: readonly ListedRun[];
  readonly kept: readonly ListedRun[];
} {
  const stage = useStage();
  const catalog = useCatalog();
  useSyncExternalStore(stage.runs.subscribe, () => stage.runs.version);
  const session = useSession(({ runs }) => runs);
  const sessionId = useSession((view) => view.sessionId) ?? "";
  const shownId = useSession(({ runId }) => runId);
  const liveState = useSession(() => stage.live.state);
  const [turns] = useState(() => new Turns(MOST_AT_ONCE));
  const elsewhere = useKeptInfos(session, turns);
  const all = [...session.map((info) => ({ info, sessionId })), ...elsewhere];
  const held = useLive(heldEnds, equalContent, 2);
  const queries = useQueries(
    {
      queries: all.map(({ info }) => ({
        queryKey: ["run", info.run_id, info.step, info.status],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          turns.take(() => fetchEnd(info.run_id), signal),
        enabled: stage.runs.find(info.run_id) === null,
      })),
    },
    queryClient,
  );
  const focusSpec = stage.runs.described;
  const compare = useMemo(
    () => (focusSpec === null ? null : differencesFrom(focusSpec, catalog)),
    [focusSpec, catalog],
  );
  const overlays = new Map(stage.runs.overlays.map((overlay) => [overlay.runId, overlay]));
  const currentId = stage.live.runId;
  const listed = all.map(({ info: listedInfo, sessionId: owner }, index): ListedRun => {
    const runId = listedInfo.run_id;
    const stored = queries[index]?.data;
    const overlay = overlays.get(runId) ?? null;
    const shown = runId === shownId;
    const spec = shown ? focusSpec : (overlay?.spec ?? stored?.spec ?? null);
    const inSession = index < session.length;
    const current = inSession && runId === currentId;
    const end = held[runId] ?? stored?.end ?? null;
    const state = current && liveState?.run_id === runId ? liveState : null;
    const info =
      state === null ? listedInfo : { ...listedInfo, status: state.status, step: state.step };
    const next = inSession ? session[index + 1] : undefined;
    const leftBy: LeftBy = next === undefined ? "loss.ghost.first" : `loss.ghost.${next.reason}`;
    return {
      ...{ runId, info, sessionId: owner, spec, leftBy, overlay, shown, current, end },
      number: inSession ? index + 1 : 0,
      color: stage.runs.colorOf(runId),
      differences:
        spec === null || compare === null
          ? null
          : compare(spec).map((each) =>
              overlay === null ? each : withChanges(overlay.buffer, each),
            ),
    };
  });
  return {
    runs: listed.slice(0, session.length).reverse(),
    kept: listed.slice(session.length),
  };
}

/** The last numbers of all runs whose records are held. */
function heldEnds(stage: ReturnType<typeof useStage>): Readonly<Record<string, RunEnd>> {
  const { current, overlays } = stage.runs;
  const buffers = [...overlays.map(({ buffer }) => buffer), ...(current === null ? [] : [current])];
  return Object.fromEntries(buffers.map((buffer) => [buffer.runId, endOf(buffer)]));
}
