/** What the beginnings of two runs have in common, as the server knows it. */
import { isComparedStart } from "../generated/laterValidators";
import { type CallOptions, client, requireBody, settings } from "./http";

export async function getStart(first: string, second: string, options: CallOptions = {}) {
  const params = { path: { run_id: first, other_run_id: second } };
  return requireBody(
    await client.GET("/api/runs/{run_id}/start/{other_run_id}", { params, ...settings(options) }),
    isComparedStart,
  );
}
