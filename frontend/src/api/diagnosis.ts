/** Why a run is stuck, as the server judges it from its record; it comes with the panel that asks. */
import { isRunDiagnosis } from "../generated/laterValidators";
import { type CallOptions, client, requireBody, settings } from "./http";

export async function getDiagnosis(runId: string, options: CallOptions = {}) {
  const params = { path: { run_id: runId } };
  return requireBody(
    await client.GET("/api/runs/{run_id}/diagnosis", { params, ...settings(options) }),
    isRunDiagnosis,
  );
}

export type Diagnosis = Awaited<ReturnType<typeof getDiagnosis>>;
