/** A baseline on the data of an experiment; it comes with its tab. */
import type { components } from "../generated/api";
import { isBaselineResponse } from "../generated/laterValidators";
import { type CallOptions, client, requireBody, settings } from "./http";

export async function postBaseline(
  body: components["schemas"]["BaselineRequest"],
  options: CallOptions = {},
) {
  return requireBody(
    await client.POST("/api/baselines", { body, ...settings(options) }),
    isBaselineResponse,
  );
}
