/** The calls of the server; every refusal is an `ApiError` that carries all of the server's problems. */
import type { components } from "../generated/api";

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

function readProblems(body: unknown): Problem[] {
  if (typeof body !== "object" || body === null || !("problems" in body)) return [];
  return Array.isArray(body.problems) ? body.problems : [];
}

async function send(
  method: string,
  path: string,
  body: unknown,
  options: CallOptions,
): Promise<Response> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/json";
  if (options.token !== undefined) headers.authorization = `Bearer ${options.token}`;
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: options.signal ?? null,
  });
  if (response.ok) return response;
  throw new ApiError(response.status, readProblems(await response.json().catch(() => null)));
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Owner token of the session, for the owner's calls. */
  token?: string;
}

async function get<T>(path: string, options: CallOptions = {}): Promise<T> {
  return (await (await send("GET", path, undefined, options)).json()) as T;
}

async function post<T>(path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  return (await (await send("POST", path, body, options)).json()) as T;
}

export function getCatalog(options?: CallOptions): Promise<unknown> {
  return get("/api/catalog", options);
}

export function postCheck(body: Schemas["CheckRequest"], options?: CallOptions) {
  return post<Schemas["CheckResponse"]>("/api/check", body, options);
}

export function postPreview(body: Schemas["PreviewRequest"], options?: CallOptions) {
  return post<Schemas["PreviewResponse"]>("/api/preview", body, options);
}

export function postExperiment(body: Schemas["ExperimentCreate"], options?: CallOptions) {
  return post<Schemas["Experiment"]>("/api/experiments", body, options);
}

export function getExperiment(id: string, options?: CallOptions) {
  return get<Schemas["Experiment"]>(`/api/experiments/${encodeURIComponent(id)}`, options);
}

export function postSession(body: Schemas["SessionCreate"], options?: CallOptions) {
  return post<Schemas["SessionCreated"]>("/api/sessions", body, options);
}

export function getSession(id: string, options?: CallOptions) {
  return get<Schemas["SessionInfo"]>(`/api/sessions/${encodeURIComponent(id)}`, options);
}

export function getRun(id: string, options?: CallOptions) {
  return get<Schemas["RunDetail"]>(`/api/runs/${encodeURIComponent(id)}`, options);
}

/** The recorded frames of a run, each behind its u32 length. */
export async function getRecord(
  id: string,
  fromSeq = 0,
  options: CallOptions = {},
): Promise<ArrayBuffer> {
  const path = `/api/runs/${encodeURIComponent(id)}/record?from_seq=${fromSeq}`;
  return (await send("GET", path, undefined, options)).arrayBuffer();
}

export function postShare(body: Schemas["ShareCreate"], options?: CallOptions) {
  return post<Schemas["ShareCreated"]>("/api/shares", body, options);
}

export function getShare(id: string, options?: CallOptions) {
  return get<Schemas["Share"]>(`/api/shares/${encodeURIComponent(id)}`, options);
}
