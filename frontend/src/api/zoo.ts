/** The calls of the model zoo; they come with its dialog. */
import type { components } from "../generated/api";
import { isPretrainedList, isZooOverview } from "../generated/laterValidators";
import { isExperimentSpec } from "../generated/validators";
import { type CallOptions, client, requireBody, settings } from "./http";

export type PretrainedNetwork = components["schemas"]["PretrainedNetwork"];

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

/** Networks that others have trained, and whether this server has their weights. */
export async function getPretrained(options: CallOptions = {}) {
  return requireBody(await client.GET("/api/pretrained", settings(options)), isPretrainedList);
}

/** Another task for a network, starting with its published weights. */
export async function getTransfer(type: string, options: CallOptions = {}) {
  const call = { params: { path: { type } }, ...settings(options) };
  return requireBody(await client.GET("/api/pretrained/{type}", call), isExperimentSpec);
}
