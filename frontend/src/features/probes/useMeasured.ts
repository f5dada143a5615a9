import { useEffect } from "react";
import { useStore } from "zustand";
import type { Frame } from "../../domain/frame";
import type { ProbeType } from "../../domain/probes";
import type { Measuring } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { useStage } from "../../state/useStage";

/** The measurement on its way, and why the last one was refused. */
export function useMeasuring(): Measuring {
  return useStore(useStage().measuring);
}

/** The last frame of a measurement of the run on stage; subscribed to while it is looked at. */
export function useMeasured(probe: ProbeType): Frame | null {
  const { views } = useStage();
  useEffect(() => views.demand(probe), [views, probe]);
  return useLive(({ runs }) => runs.live?.measured.get(probe) ?? null);
}
