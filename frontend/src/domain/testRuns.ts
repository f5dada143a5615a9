/** Answers of the server about runs, for tests. */
import type { components } from "../generated/api";
import type { Spec } from "./spec";
import { SCHEMA } from "./testFrames";

type Schemas = components["schemas"];

export function runInfo(
  run_id: string,
  reason: Schemas["RunInfo"]["reason"] = "edit",
): Schemas["RunInfo"] {
  const parent = { from_run_id: null, from_step: null, beside_session_id: null };
  const info = { run_id, experiment_id: "e", reason, seed: 0, request_id: null, ...parent };
  return { ...info, status: "paused", step: 1, name: "", pinned: false };
}

export function runDetail(runId: string, spec: Spec) {
  const record = {
    session_id: "s",
    first_seq: 0,
    last_seq: 0,
    fingerprint: {},
    events: [],
    times: [],
  };
  return { ...record, run: runInfo(runId), spec, run_schema: SCHEMA };
}

/** An answer of the check in which nothing is wrong. */
export const SOUND: Schemas["CheckResponse"] = {
  ...{ ok: true, problems: [], warnings: [], nodes: [], inner: [], spec: null, spec_hash: null },
  ...{ weights: 5, operations: 5, memory_bytes: 9, steps_per_epoch: 40, training_size: 400 },
};
