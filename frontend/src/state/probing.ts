/** Measurements of the run on stage: started, stopped, and what is wrong where one is refused. */
import { type Problem, Unreachable } from "../api/http";
import { ConnectionLost } from "../api/stream";
import { type ProbeType, probeOptions } from "../domain/probes";
import { reportPageFault } from "./faults";
import { fetchCatalog } from "./queries";
import { request } from "./sessionLine";
import type { Stage } from "./stage";
import { setUi } from "./uiStore";

/** Stopped by hand or for a newer one: nothing to report. */
const ENDED: ReadonlySet<string> = new Set(["probe_stopped", "probe_superseded"]);
/** The run is still compiled: asked again a little later, while it is wanted. */
const COMPILING = "run_compiling";
const AGAIN_MS = 600;
const LANDSCAPE = "loss_landscape";

/** Measures; comes back at the end, with what stands in its way where something does. Frames come on the way. */
async function measure(
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

/** Keeps what was chosen for a measurement. */
export function choose(
  stage: Stage,
  probe: ProbeType,
  options: Readonly<Record<string, string>>,
): void {
  stage.measuring.setState(({ chosen }) => ({
    chosen: { ...chosen, [probe]: { ...chosen[probe], ...options } },
  }));
}

/** Measures the loss around the path that training has taken so far. */
export async function measurePath(stage: Stage): Promise<void> {
  const { probes } = await fetchCatalog();
  const entry = probes.find(({ type }) => type === LANDSCAPE);
  choose(stage, LANDSCAPE, { directions: "path" });
  const chosen = stage.measuring.getState().chosen[LANDSCAPE];
  setUi({ probesOpen: true });
  startMeasuring(stage, LANDSCAPE, probeOptions(entry?.options ?? {}, "", chosen));
}

/** Begins a measurement in place of the one on its way, and opens it in the list. */
export function startMeasuring(
  stage: Stage,
  probe: ProbeType,
  options: Readonly<Record<string, string>>,
): void {
  stage.measurements += 1;
  const own = stage.measurements;
  const isWanted = () => stage.measurements === own;
  const end = (problem: Problem | null) => {
    if (isWanted()) stage.measuring.setState({ running: null, problem });
  };
  stage.measuring.setState({ running: probe, problem: null, open: probe });
  stage.runs.live?.measured.delete(probe);
  measure(stage, probe, options, isWanted).then(end, (error: unknown) => {
    end(null);
    if (!(error instanceof Unreachable || error instanceof ConnectionLost)) reportPageFault(error);
  });
}

export function stopMeasuring(stage: Stage): void {
  stage.measurements += 1;
  stage.measuring.setState({ running: null, problem: null });
  request(stage, { type: "stop_probe" }).catch(() => undefined);
}
