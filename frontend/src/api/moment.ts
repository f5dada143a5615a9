/** The exact state of any step of a run, computed by the server. */
import { ApiError, type Problem, Unreachable } from "./http";

export interface MomentQuery {
  readonly runId: string;
  readonly step: number;
  readonly views: readonly string[];
  /** Owner token of the run's session. */
  readonly token: string;
}

function problemsOf(body: unknown): Problem[] {
  return typeof body === "object" &&
    body !== null &&
    "problems" in body &&
    Array.isArray(body.problems)
    ? body.problems
    : [];
}

/** Frames as in a record, each behind its u32 length. */
export async function postMoment(
  { runId, step, views, token }: MomentQuery,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const address = `/api/runs/${encodeURIComponent(runId)}/moment`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ step, views });
  const answer = await globalThis
    .fetch(address, { method: "POST", headers, body, signal })
    .catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new Unreachable(String(error));
    });
  if (answer.ok) return answer.arrayBuffer();
  throw new ApiError(answer.status, problemsOf(await answer.json().catch(() => null)));
}
