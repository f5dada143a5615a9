/** Exports: a run as a file of another format. */
import { ApiError, type CallOptions, client, isBlob, problemsOf, settings } from "./http";

interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

const NAME = /filename="([^"]+)"/;

/**
 * A run in one of the formats of the catalogue.
 *
 * @param step whose weights; null for the newest.
 * @throws ApiError for a refusal.
 */
export async function getExport(
  runId: string,
  format: string,
  step: number | null,
  options: CallOptions = {},
): Promise<ExportedFile> {
  const query = step === null ? { format } : { format, step };
  const { data, error, response } = await client.GET("/api/runs/{run_id}/export", {
    ...{ params: { path: { run_id: runId }, query }, parseAs: "blob", ...settings(options) },
  });
  const content: unknown = data;
  if (!response.ok || !isBlob(content)) throw new ApiError(response.status, problemsOf(error));
  const name = NAME.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { name: name ?? format, content };
}
