/** Two runs compared by the server from their records; it comes with the report of a fix. */
import { isRunComparison } from "../generated/laterValidators";
import { type CallOptions, client, requireBody, settings } from "./http";

export async function getComparison(first: string, second: string, options: CallOptions = {}) {
  const params = { path: { run_id: first, other_run_id: second } };
  return requireBody(
    await client.GET("/api/runs/{run_id}/compare/{other_run_id}", {
      params,
      ...settings(options),
    }),
    isRunComparison,
  );
}
