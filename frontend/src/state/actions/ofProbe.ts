/** What can be done with a measurement: begin it, stop it. */
import type { ProbeType } from "../../domain/probes";
import { canRequest } from "../exampleNumbers";
import { startMeasuring, stopMeasuring } from "../probing";
import type { Stage } from "../stage";
import { setUi } from "../uiStore";
import { type ActionOn, always } from "./actionOn";

export interface ProbeSubject {
  readonly probe: ProbeType;
  readonly options: Readonly<Record<string, string>>;
}

function isRunning({ probe }: ProbeSubject, stage: Stage): boolean {
  return stage.measuring.getState().running === probe;
}

function start({ probe, options }: ProbeSubject, stage: Stage): void {
  setUi({ probesOpen: true });
  startMeasuring(stage, probe, options);
}

export const MEASURE: ActionOn<ProbeSubject> = {
  id: "measure",
  label: () => "probes.start",
  offered: always,
  enabled: (subject, stage) => canRequest(stage) && !isRunning(subject, stage),
  needs: () => "needs.run",
  run: start,
};

export const STOP_MEASURING: ActionOn<ProbeSubject> = {
  id: "stop",
  label: () => "probes.stop",
  offered: always,
  enabled: isRunning,
  needs: () => "needs.measuring",
  run: (_, stage) => stopMeasuring(stage),
};
