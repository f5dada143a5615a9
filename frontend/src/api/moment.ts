/** The exact state of any step of a run, computed by the server. */
import { client, isBytes, requireBody, settings } from "./http";

export interface MomentQuery {
  readonly runId: string;
  readonly step: number;
  readonly views: readonly string[];
  /** Of views, by name. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Owner token of the run's session. */
  readonly token: string;
}

/** Frames as in a record, each behind its u32 length. */
export async function postMoment(
  { runId, step, views, options = {}, token }: MomentQuery,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const params = { path: { run_id: runId } };
  const body = { step, views: [...views], options: { ...options } };
  const parseAs = "arrayBuffer";
  return requireBody(
    await client.POST("/api/runs/{run_id}/moment", {
      params,
      body,
      parseAs,
      ...settings({ signal, token }),
    }),
    isBytes,
  );
}
