/** A stage of its own for a run that is shown beside another: what shows a run elsewhere shows it there, too. */
import type { StoredRun } from "./runRecords";
import { EMPTY_SESSION, type RunInfo, type Schema } from "./sessionStore";
import { recordedState, reportedEvents } from "./shownRun";
import { Stage } from "./stage";

/** One of two runs side by side. */
export interface PairSide extends StoredRun {
  readonly stage: Stage;
}

/**
 * @param schema of the record, as the server sends it.
 * @param page whose session's states the side asks for; it takes turns with it.
 */
export function makeSide(run: StoredRun & { readonly schema: Schema }, page: Stage): PairSide {
  const { buffer, spec, info, schema } = run;
  const stage = new Stage(page.requestMoment);
  stage.runs.stageRecord(buffer, spec);
  const runs: readonly RunInfo[] = [info];
  const recorded = { ...reportedEvents(buffer), state: recordedState(buffer), schema };
  stage.enter("replay", { ...EMPTY_SESSION, ...recorded, runs, runId: buffer.runId });
  return { buffer, spec, info, stage };
}

/** Asks for the pictures that a side shows, where frames arrive for its run. Returns the way to stop. */
export function passDemand(side: PairSide, page: Stage): () => void {
  let stops: (() => void)[] = [];
  const stop = () => {
    for (const each of stops) each();
    stops = [];
  };
  side.stage.views.watch((views) => {
    stop();
    const { views: current, besideViews } = page;
    const asked = page.runs.live === side.buffer ? current : besideViews;
    stops = views.map((view) => asked.demand(view));
  });
  return () => {
    side.stage.views.watch(null);
    stop();
  };
}
