/** Answers of the server about runs, for tests. */
import type { components } from "../generated/api";
import type { Spec } from "./spec";
import { SCHEMA } from "./testFrames";

type Schemas = components["schemas"];

export function runInfo(
  run_id: string,
  reason: Schemas["RunInfo"]["reason"] = "edit",
): Schemas["RunInfo"] {
  const info = { run_id, experiment_id: "e", reason, seed: 0, from_run_id: null, request_id: null };
  return { ...info, status: "paused", step: 1, name: "", pinned: false };
}

export function runDetail(runId: string, spec: Spec) {
  const record = { session_id: "s", first_seq: 0, last_seq: 0, fingerprint: {}, events: [] };
  return { ...record, run: runInfo(runId), spec, run_schema: SCHEMA };
}

/** An answer of the check in which nothing is wrong. */
export const SOUND: Schemas["CheckResponse"] = {
  ...{ ok: true, problems: [], warnings: [], nodes: [], inner: [], spec: null, spec_hash: null },
  ...{ weights: 5, operations: 5, memory_bytes: 9, steps_per_epoch: 40, training_size: 400 },
};
