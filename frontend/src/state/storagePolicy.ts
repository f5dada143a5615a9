/** What the owner wants while the server's disk takes no more. */
import type { components } from "../generated/api";
import { ofDocument } from "./ofDocument";
import { request } from "./sessionLine";
import type { Stage } from "./stage";

export type StoragePolicy = components["schemas"]["Degraded"]["policy"];

/** Chooses between pausing and training on unrecorded; the next state confirms it. */
export async function setStoragePolicy(stage: Stage, policy: StoragePolicy): Promise<void> {
  const reply = await request(stage, { type: "storage_policy", policy }).catch(() => null);
  stage.session.setState({ problems: ofDocument(reply?.problems ?? []) });
}
