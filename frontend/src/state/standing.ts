/** Where the numbers on the page stand, four times a second: the step shown, and the step of the run. */
import { equalContent } from "../domain/equalContent";
import { type Standing, standingOf } from "../domain/standing";
import { shownRecord } from "./shown";
import type { Stage } from "./stage";
import { useLive } from "./useLive";

/** @param hover whether a step pointed at counts as gone to. */
export function readStanding(stage: Stage, hover = false): Standing {
  const { state, connection } = stage.session.getState();
  const isCutOff = connection === "lost" || connection === "refused";
  const { step, hover: pointed } = stage.playhead.getState();
  const { buffer } = shownRecord(stage, hover);
  return standingOf(buffer, hover ? (pointed ?? step) : step, {
    step: state?.step ?? stage.runs.current?.lastStep ?? 0,
    training: state?.status === "running" && !isCutOff,
    stepsPerSecond: state?.steps_per_second ?? 0,
  });
}

export function useStanding(hover = false): Standing {
  return useLive((stage) => readStanding(stage, hover), equalContent);
}

/** Step to write beside numbers: null while they are of the step on the counter. */
export function namedStep({ kind, shown }: Standing): number | null {
  return kind === "behind" || kind === "past" ? shown : null;
}
