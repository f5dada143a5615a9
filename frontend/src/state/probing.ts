/** Measurements of the run on stage: started, stopped, and what is wrong where one is refused. */
import type { Problem } from "../api/http";
import type { ProbeType } from "../domain/probes";
import { request } from "./sessionLine";
import type { Stage } from "./stage";

/** Somebody stopped it: nothing to be told. */
const STOPPED = "probe_stopped";

/** Measures; comes back at the end, with what stands in its way where something does. Frames come on the way. */
export async function measure(
  stage: Stage,
  view: ProbeType,
  options: Readonly<Record<string, string>>,
): Promise<Problem | null> {
  const stopDemand = stage.views.demand(view);
  try {
    const reply = await request(stage, { type: "probe", view, options: { ...options } });
    const problem = reply?.problems?.[0] ?? null;
    return problem?.code === STOPPED ? null : problem;
  } finally {
    stopDemand();
  }
}

export function stopMeasuring(stage: Stage): void {
  request(stage, { type: "stop_probe" }).catch(() => undefined);
}
