/** What the server's home folder takes on its disk, and what it may take. */
import { isStorageInfo } from "../generated/laterValidators";
import { type CallOptions, client, requireBody, settings } from "./http";

export async function getStorage(options: CallOptions = {}) {
  return requireBody(await client.GET("/api/storage", settings(options)), isStorageInfo);
}
