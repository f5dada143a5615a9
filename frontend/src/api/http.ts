/** The calls of the server, typed by its own description; every refusal is an `ApiError` with all its problems. */
import createClient from "openapi-fetch";
import type { components, paths } from "../generated/api";
import {
  isCatalog,
  isCheckResponse,
  isExperiment,
  isPreviewResponse,
  isRunDetail,
  isRunInfo,
  isSavedWeights,
  isSavedWeightsList,
  isSessionCreated,
  isShare,
  isShareCreated,
} from "../generated/validators";

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

/** The server did not answer. */
export class Unreachable extends Error {}

/** Asked for at each call, so that a test can put another in its place. A network that fails is no fault of the page. */
async function send(request: Request): Promise<Response> {
  try {
    return await globalThis.fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Unreachable(String(error));
  }
}

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  fetch: send,
});

export function settings({ signal, token }: CallOptions) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { headers, signal: signal ?? null };
}

/** The problems in the body of a refusal. */
export function problemsOf(body: unknown): Problem[] {
  if (typeof body !== "object" || body === null || !("problems" in body)) return [];
  return Array.isArray(body.problems) ? body.problems : [];
}

export interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** The server's answer is none that its description knows: page and server are of different versions. */
class UnknownAnswer extends Error {}

/**
 * The body of an answer, as the server's description has it.
 *
 * @throws ApiError for a refusal. UnknownAnswer for what is no such body.
 */
export function requireBody<T>(answer: Answer, isBody: (body: unknown) => body is T): T {
  const body = bodyOf(answer);
  if (!isBody(body)) throw new UnknownAnswer(`${answer.response.url}: not as described`);
  return body;
}

function bodyOf({ data, error, response }: Answer): unknown {
  if (!response.ok || data === undefined) throw new ApiError(response.status, problemsOf(error));
  return data;
}

/** Whether it is what `fetch` gives for bytes, also where `fetch` is another window's, whose ArrayBuffer is not ours. */
export function isBytes(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** Whether it is what `fetch` gives for a file, in whatever window. */
export function isBlob(value: unknown): value is Blob {
  return Object.prototype.toString.call(value) === "[object Blob]";
}

export async function getCatalog(options: CallOptions = {}) {
  return requireBody(await client.GET("/api/catalog", settings(options)), isCatalog);
}

export async function postCheck(body: Schemas["CheckRequest"], options: CallOptions = {}) {
  return requireBody(
    await client.POST("/api/check", { body, ...settings(options) }),
    isCheckResponse,
  );
}

export async function postPreview(body: Schemas["PreviewRequest"], options: CallOptions = {}) {
  return requireBody(
    await client.POST("/api/preview", { body, ...settings(options) }),
    isPreviewResponse,
  );
}

export async function postExperiment(body: Schemas["ExperimentCreate"], options: CallOptions = {}) {
  return requireBody(
    await client.POST("/api/experiments", { body, ...settings(options) }),
    isExperiment,
  );
}

export async function getExperiment(id: string, options: CallOptions = {}) {
  const params = { path: { experiment_id: id } };
  return requireBody(
    await client.GET("/api/experiments/{experiment_id}", { params, ...settings(options) }),
    isExperiment,
  );
}

export async function postSession(body: Schemas["SessionCreate"], options: CallOptions = {}) {
  return requireBody(
    await client.POST("/api/sessions", { body, ...settings(options) }),
    isSessionCreated,
  );
}

export async function getRun(id: string, options: CallOptions = {}) {
  const params = { path: { run_id: id } };
  return requireBody(
    await client.GET("/api/runs/{run_id}", { params, ...settings(options) }),
    isRunDetail,
  );
}

/** Names or pins a run; the token is its owner's. */
export async function patchRun(
  id: string,
  body: Schemas["RunChange"],
  options: CallOptions = {},
): Promise<Schemas["RunInfo"]> {
  const params = { path: { run_id: id } };
  return requireBody(
    await client.PATCH("/api/runs/{run_id}", { params, body, ...settings(options) }),
    isRunInfo,
  );
}

/** Deletes a run that is not the current one of its session. */
export async function deleteRun(id: string, options: CallOptions = {}): Promise<void> {
  const params = { path: { run_id: id } };
  const { error, response } = await client.DELETE("/api/runs/{run_id}", {
    params,
    ...settings(options),
  });
  if (!response.ok) throw new ApiError(response.status, problemsOf(error));
}

/** The recorded frames of a run, each behind its u32 length. */
export async function getRecord(
  id: string,
  fromSeq = 0,
  options: CallOptions = {},
): Promise<ArrayBuffer> {
  const params = { path: { run_id: id }, query: { from_seq: fromSeq } };
  const parseAs = "arrayBuffer";
  return requireBody(
    await client.GET("/api/runs/{run_id}/record", { params, parseAs, ...settings(options) }),
    isBytes,
  );
}

export async function postShare(body: Schemas["ShareCreate"], options: CallOptions = {}) {
  return requireBody(
    await client.POST("/api/shares", { body, ...settings(options) }),
    isShareCreated,
  );
}

export async function getShare(id: string, options: CallOptions = {}) {
  const params = { path: { share_id: id } };
  return requireBody(
    await client.GET("/api/shares/{share_id}", { params, ...settings(options) }),
    isShare,
  );
}

/** Saves the weights of a session's run as they stand; the token is its owner's. */
export async function postWeights(
  sessionId: string,
  body: Schemas["SavedWeightsCreate"],
  options: CallOptions = {},
) {
  const params = { path: { session_id: sessionId } };
  return requireBody(
    await client.POST("/api/sessions/{session_id}/weights", {
      params,
      body,
      ...settings(options),
    }),
    isSavedWeights,
  );
}

export async function patchWeights(
  id: string,
  body: Schemas["SavedWeightsRename"],
  options: CallOptions = {},
) {
  const params = { path: { saved_id: id } };
  return requireBody(
    await client.PATCH("/api/weights/{saved_id}", { params, body, ...settings(options) }),
    isSavedWeights,
  );
}

/** @throws ApiError for a refusal. */
export async function deleteWeights(id: string, options: CallOptions = {}): Promise<void> {
  const params = { path: { saved_id: id } };
  const { error, response } = await client.DELETE("/api/weights/{saved_id}", {
    ...{ params, ...settings(options) },
  });
  if (!response.ok) throw new ApiError(response.status, problemsOf(error));
}

export async function getWeights(options: CallOptions = {}) {
  return requireBody(await client.GET("/api/weights", settings(options)), isSavedWeightsList);
}
