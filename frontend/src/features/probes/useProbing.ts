import { useEffect, useRef, useState } from "react";
import { Unreachable } from "../../api/http";
import { ConnectionLost } from "../../api/stream";
import { lines } from "../../domain/exampleAnswer";
import type { Frame } from "../../domain/frame";
import { isDone, type ProbeType } from "../../domain/probes";
import type { Problem } from "../../domain/spec";
import { viewRequest } from "../../domain/viewRequest";
import { reportPageFault } from "../../state/faults";
import { measure, stopMeasuring } from "../../state/probing";
import { useLive } from "../../state/useLive";
import { useStage } from "../../state/useStage";

export interface Probing {
  /** The one on its way. */
  readonly running: ProbeType | null;
  readonly problem: Problem | null;
  readonly start: (probe: ProbeType, options: Readonly<Record<string, string>>) => void;
  readonly stop: () => void;
}

interface Standing {
  readonly running: ProbeType | null;
  readonly problem: Problem | null;
}

export function useProbing(): Probing {
  const stage = useStage();
  const [standing, setStanding] = useState<Standing>({ running: null, problem: null });
  const turn = useRef(0);
  const start = (probe: ProbeType, options: Readonly<Record<string, string>>) => {
    const own = ++turn.current;
    const end = (problem: Problem | null) => {
      if (turn.current === own) setStanding({ running: null, problem });
    };
    setStanding({ running: probe, problem: null });
    stage.runs.live?.measured.delete(probe);
    measure(stage, probe, options, () => turn.current === own).then(end, (error: unknown) => {
      end(null);
      if (!(error instanceof Unreachable || error instanceof ConnectionLost))
        reportPageFault(error);
    });
  };
  const stop = () => {
    turn.current += 1;
    setStanding({ running: null, problem: null });
    stopMeasuring(stage);
  };
  return { ...standing, start, stop };
}

/** The last frame of a measurement of the run on stage; subscribed to while it is looked at. */
export function useMeasured(probe: ProbeType): Frame | null {
  const { views } = useStage();
  useEffect(() => views.demand(probe), [views, probe]);
  return useLive(({ runs }) => runs.live?.measured.get(probe) ?? null);
}

/** Whether a frame is the result of what these options ask for. */
export function isResultOf(
  frame: Frame | null,
  probe: ProbeType,
  options: Readonly<Record<string, string>>,
): boolean {
  return (
    frame !== null && isDone(frame) && lines(frame, "asked")[0] === viewRequest(probe, options)
  );
}
