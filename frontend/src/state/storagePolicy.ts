/** What the owner wants while the server's disk takes no more. */
import type { components } from "../generated/api";
import { request } from "./sessionLine";
import { sessionStore } from "./sessionStore";

export type StoragePolicy = components["schemas"]["Degraded"]["policy"];

/** Chooses between pausing and training on unrecorded; the next state confirms it. */
export async function setStoragePolicy(policy: StoragePolicy): Promise<void> {
  const reply = await request({ type: "storage_policy", policy }).catch(() => null);
  sessionStore.setState({ problems: reply?.problems ?? [] });
}
