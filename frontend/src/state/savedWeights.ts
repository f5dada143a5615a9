/** Weights that this browser has saved on the server, and the ways to keep more. */
import { useQuery } from "@tanstack/react-query";
import { getWeights, postWeights } from "../api/http";
import { type SavedWeights, setWeightsFrom, whatKeeps } from "../domain/savedWeights";
import { checkStore } from "./check";
import { documentStore, editDocument } from "./documentStore";
import { ownerToken } from "./ownerTokens";
import { queryClient } from "./queries";
import { attempt } from "./sessionActions";
import type { SessionView } from "./sessionStore";
import type { Stage } from "./stage";

const KEY = "backlight.library";
const QUERY = ["weights"];

function makeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where the browser keeps nothing: for the page's life. */
const UNKEPT = makeToken();

/** The token under which this browser saves weights, made once. */
function library(): string {
  try {
    const known = localStorage.getItem(KEY);
    if (known !== null && known.length >= 16) return known;
    localStorage.setItem(KEY, UNKEPT);
  } catch {
    return UNKEPT;
  }
  return UNKEPT;
}

/** All weights that this browser has saved; while they are asked for, none. */
export function useSavedWeights(): readonly SavedWeights[] {
  const { data } = useQuery(
    {
      queryKey: QUERY,
      queryFn: async ({ signal }) => (await getWeights({ token: library(), signal })).weights,
      retry: false,
    },
    queryClient,
  );
  return data ?? [];
}

/** The run whose weights can be kept: that of one's own session, also where the drawing has left it. */
export function keepable({ phase, runId, runs, away }: SessionView): string | null {
  if (away) return null;
  if (phase === "own") return runId;
  return phase === "shelved" ? (runs.at(-1)?.run_id ?? null) : null;
}

/** Whether there are weights to keep. */
export function canKeep(stage: Stage): boolean {
  return keepable(stage.session.getState()) !== null;
}

/** Saves the weights of the run as they stand; every block of the drawing that they fit starts with them. */
export async function keepWeights(stage: Stage): Promise<void> {
  const session = stage.session.getState();
  const { sessionId } = session;
  const runId = keepable(session);
  const token = sessionId === null ? null : ownerToken(sessionId);
  if (sessionId === null || runId === null || token === null) return;
  const name = documentStore.getState().title;
  await attempt(stage, "keep", async () => {
    const body = { run_id: runId, name, library: library() };
    const saved = await postWeights(sessionId, body, { token });
    void queryClient.invalidateQueries({ queryKey: QUERY });
    startWith(stage, saved, runId);
    return null;
  });
}

function startWith(stage: Stage, saved: SavedWeights, runId: string): void {
  const { nodes } = checkStore.getState();
  const { spec } = documentStore.getState();
  const told = whatKeeps(spec, saved, (id) => nodes.get(id)?.weights);
  const sources = new Map(told.kept.map((id) => [id, { weights: saved.weights, node: id }]));
  if (sources.size > 0) editDocument((draft) => setWeightsFrom(draft, sources));
  stage.kept.setState({ told, runId });
}
