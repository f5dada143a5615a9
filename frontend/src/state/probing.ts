/** Measurements of the run on stage: started, stopped, and what is wrong where one is refused. */
import type { Problem } from "../api/http";
import type { ProbeType } from "../domain/probes";
import { request } from "./sessionLine";
import type { Stage } from "./stage";

/** Stopped by hand or for a newer one: nothing to be told. */
const ENDED: ReadonlySet<string> = new Set(["probe_stopped", "probe_superseded"]);
/** The run is still compiled: asked again a little later, while it is wanted. */
const COMPILING = "run_compiling";
const AGAIN_MS = 600;

/** Measures; comes back at the end, with what stands in its way where something does. Frames come on the way. */
export async function measure(
  stage: Stage,
  view: ProbeType,
  options: Readonly<Record<string, string>>,
  isWanted: () => boolean,
): Promise<Problem | null> {
  const stopDemand = stage.views.demand(view);
  try {
    while (isWanted()) {
      const reply = await request(stage, { type: "probe", view, options: { ...options } });
      const problem = reply?.problems?.[0] ?? null;
      if (problem?.code !== COMPILING) return ENDED.has(problem?.code ?? "") ? null : problem;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    return null;
  } finally {
    stopDemand();
  }
}

export function stopMeasuring(stage: Stage): void {
  request(stage, { type: "stop_probe" }).catch(() => undefined);
}
