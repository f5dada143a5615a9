/** The calls of labs that compare several runs. */
import { isExperimentSpec } from "../generated/validators";
import { type CallOptions, client, requireBody, settings } from "./http";

/** The experiment of one run of a lab, by their ids. */
export async function getLabRun(lab: string, run: string, options: CallOptions = {}) {
  const call = { params: { path: { lab, run } }, ...settings(options) };
  return requireBody(await client.GET("/api/labs/{lab}/{run}", call), isExperimentSpec);
}
