/** Which run is in focus: the session's current one, or a former one whose record everything shows. */

import type { RunBuffer } from "../domain/runBuffer";
import { divergence, findingsAt, testOpening } from "../domain/runEvents";
import { reportFailure } from "./faults";
import { loadRun } from "./runRecords";
import type { RunState } from "./sessionStore";
import type { Stage } from "./stage";

/** The state of a run that is not trained: its record up to its end. */
export function recordedState({ runId, schema, lastStep, times }: RunBuffer): RunState {
  const seconds = times.at(lastStep);
  return {
    run_id: runId,
    status: "recorded",
    step: lastStep,
    epoch: lastStep / Math.max(1, schema.steps_per_epoch),
    steps_per_second: 0,
    run_time_s: Number.isNaN(seconds) ? 0 : seconds,
    device: "",
    learning_rate: null,
    compile_count: 0,
    degraded: null,
  };
}

/** What the event log of a run contains. */
export function reportedEvents({ events }: RunBuffer) {
  return {
    findings: findingsAt(events, null),
    divergence: divergence(events),
    testOpening: testOpening(events),
  };
}

/** Makes sure that a run lies over the one in focus; false where it could not be fetched, which is reported. */
export async function layRun(stage: Stage, runId: string, visible = true): Promise<boolean> {
  if (stage.runs.find(runId) !== null) {
    stage.runs.setVisible(runId, visible);
    return true;
  }
  const { sessionId } = stage.session.getState();
  try {
    const run = await loadRun(runId);
    if (stage.session.getState().sessionId !== sessionId) return false;
    stage.runs.lay(run, visible);
    return true;
  } catch (error) {
    reportFailure(error);
    return false;
  }
}

/**
 * Puts a run in focus: everything shows its record, and that it is no live one. The current run trains on meanwhile.
 * One that has to be fetched comes in focus unless another was asked for, or began, in the meantime.
 */
export async function showRun(stage: Stage, runId: string): Promise<void> {
  if (stage.runs.live?.runId === runId) {
    showLive(stage);
    return;
  }
  stage.looks += 1;
  const { looks } = stage;
  if (stage.runs.find(runId) === null && !(await layRun(stage, runId, false))) return;
  if (looks !== stage.looks) return;
  stage.runs.focusOn(runId);
  const buffer = stage.runs.current;
  if (buffer?.runId !== runId) return;
  stage.playhead.goLive();
  stage.showInstead({
    runId,
    schema: toSchema(buffer),
    state: recordedState(buffer),
    ...reportedEvents(buffer),
  });
}

/** Puts the session's current run in focus again, also where a former one is on its way; false where it was there already. */
export function showLive(stage: Stage): boolean {
  stage.looks += 1;
  if (!stage.session.getState().away) return false;
  stage.runs.focusLive();
  stage.playhead.goLive();
  stage.showLiveAgain();
  return true;
}

/** The schema as the server's messages have it. */
function toSchema({ schema }: RunBuffer) {
  return {
    ...schema,
    nodes: [...schema.nodes],
    edges: schema.edges.map(([source, from, target, to]): [string, string, string, string] => [
      source,
      from,
      target,
      to,
    ]),
    node_columns: [...schema.node_columns],
    edge_columns: [...schema.edge_columns],
    scalars: [...schema.scalars],
    metrics: [...schema.metrics],
    strip: schema.strip.map(([id, activation]): [string, string | null] => [id, activation]),
    classes: [...schema.classes],
    views: [...schema.views],
  };
}
