/** The calls of the server, typed by its own description; every refusal is an `ApiError` with all its problems. */
import createClient from "openapi-fetch";
import type { components, paths } from "../generated/api";

type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problems: readonly Problem[],
  ) {
    super(problems[0]?.message ?? `the server answered ${status}`);
  }
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Owner token of the session, for the owner's calls. */
  token?: string;
}

/** Asked for at each call, so that a test can put another in its place. */
const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  fetch: (request) => globalThis.fetch(request),
});

function settings({ signal, token }: CallOptions) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { headers, signal: signal ?? null };
}

function readProblems(body: unknown): Problem[] {
  if (typeof body !== "object" || body === null || !("problems" in body)) return [];
  return Array.isArray(body.problems) ? body.problems : [];
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * The body of an answer, as the server's description has it (the client widens its tuples to arrays).
 *
 * @throws ApiError for a refusal.
 */
function requireBody<T>({ data, error, response }: Answer): T {
  if (!response.ok || data === undefined) throw new ApiError(response.status, readProblems(error));
  return data as T;
}

export async function getCatalog(options: CallOptions = {}): Promise<unknown> {
  return requireBody<unknown>(await client.GET("/api/catalog", settings(options)));
}

export async function postCheck(body: Schemas["CheckRequest"], options: CallOptions = {}) {
  return requireBody<Schemas["CheckResponse"]>(
    await client.POST("/api/check", { body, ...settings(options) }),
  );
}

export async function postPreview(body: Schemas["PreviewRequest"], options: CallOptions = {}) {
  return requireBody<Schemas["PreviewResponse"]>(
    await client.POST("/api/preview", { body, ...settings(options) }),
  );
}

export async function postBaseline(body: Schemas["BaselineRequest"], options: CallOptions = {}) {
  return requireBody<Schemas["BaselineResponse"]>(
    await client.POST("/api/baselines", { body, ...settings(options) }),
  );
}

export async function postExperiment(body: Schemas["ExperimentCreate"], options: CallOptions = {}) {
  return requireBody<Schemas["Experiment"]>(
    await client.POST("/api/experiments", { body, ...settings(options) }),
  );
}

export async function postSession(body: Schemas["SessionCreate"], options: CallOptions = {}) {
  return requireBody<Schemas["SessionCreated"]>(
    await client.POST("/api/sessions", { body, ...settings(options) }),
  );
}

export async function getRun(id: string, options: CallOptions = {}) {
  const params = { path: { run_id: id } };
  return requireBody<Schemas["RunDetail"]>(
    await client.GET("/api/runs/{run_id}", { params, ...settings(options) }),
  );
}

/** The recorded frames of a run, each behind its u32 length. */
export async function getRecord(
  id: string,
  fromSeq = 0,
  options: CallOptions = {},
): Promise<ArrayBuffer> {
  const params = { path: { run_id: id }, query: { from_seq: fromSeq } };
  const parseAs = "arrayBuffer";
  return requireBody<ArrayBuffer>(
    await client.GET("/api/runs/{run_id}/record", { params, parseAs, ...settings(options) }),
  );
}

export async function postShare(body: Schemas["ShareCreate"], options: CallOptions = {}) {
  return requireBody<Schemas["ShareCreated"]>(
    await client.POST("/api/shares", { body, ...settings(options) }),
  );
}

export async function getShare(id: string, options: CallOptions = {}) {
  const params = { path: { share_id: id } };
  return requireBody<Schemas["Share"]>(
    await client.GET("/api/shares/{share_id}", { params, ...settings(options) }),
  );
}
