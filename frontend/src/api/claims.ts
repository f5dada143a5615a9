/** What labs claim of a run, judged by the server from its record. */
import type { components } from "../generated/api";
import { isJudgedClaims } from "../generated/laterValidators";
import { type CallOptions, client, requireBody, settings } from "./http";

export type JudgedClaim = components["schemas"]["JudgedClaim"];

export async function getClaims(run: string, options: CallOptions = {}) {
  const params = { path: { run_id: run } };
  return requireBody(
    await client.GET("/api/runs/{run_id}/claims", { params, ...settings(options) }),
    isJudgedClaims,
  );
}
