/** The calls of the model zoo; they come with its dialog. */
import { isZooOverview } from "../generated/laterValidators";
import { isExperimentSpec } from "../generated/validators";
import { type CallOptions, client, requireBody, settings } from "./http";

export async function getZoo(options: CallOptions = {}) {
  return requireBody(await client.GET("/api/zoo", settings(options)), isZooOverview);
}

/** A network of the zoo as it was published, or its small twin. */
export async function getArchitecture(type: string, twin: boolean, options: CallOptions = {}) {
  const call = { params: { path: { type } }, ...settings(options) };
  const answer = await (twin
    ? client.GET("/api/zoo/{type}/twin", call)
    : client.GET("/api/zoo/{type}", call));
  return requireBody(answer, isExperimentSpec);
}
