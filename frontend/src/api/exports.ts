/** Exports: a run as a file of another format. */
import type { paths } from "../generated/api";
import {
  type Answer,
  ApiError,
  type CallOptions,
  client,
  isBlob,
  problemsOf,
  settings,
} from "./http";

/** `library`: the token with which tables were uploaded, where the file holds rows of one. */
type ExportOptions = CallOptions & { readonly library?: string };

type ReplayQuery = NonNullable<paths["/api/runs/{run_id}/replay"]["get"]["parameters"]["query"]>;

export interface ExportedFile {
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
  options: ExportOptions = {},
): Promise<ExportedFile> {
  const query = step === null ? { format } : { format, step };
  const { data, error, response } = await client.GET("/api/runs/{run_id}/export", {
    params: { path: { run_id: runId }, query },
    parseAs: "blob",
    ...withLibrary(options),
  });
  return fileOf({ data, error, response }, format);
}

/** A run as one HTML file that replays it without a server. */
export async function getReplay(
  runId: string,
  query: ReplayQuery,
  options: ExportOptions = {},
): Promise<ExportedFile> {
  const { data, error, response } = await client.GET("/api/runs/{run_id}/replay", {
    params: { path: { run_id: runId }, query },
    parseAs: "blob",
    ...withLibrary(options),
  });
  return fileOf({ data, error, response }, "replay.html");
}

function withLibrary({ library, ...options }: ExportOptions) {
  const { headers, signal } = settings(options);
  const opens = library === undefined ? {} : { "Backlight-Library": library };
  return { headers: { ...headers, ...opens }, signal };
}

function fileOf({ data, error, response }: Answer, fallback: string): ExportedFile {
  if (!response.ok || !isBlob(data)) throw new ApiError(response.status, problemsOf(error));
  const name = NAME.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { name: name ?? fallback, content: data };
}
