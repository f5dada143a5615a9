/** Weights that this browser has saved on the server, and the ways to keep more. */
import { useQuery } from "@tanstack/react-query";
import { deleteWeights, getWeights, patchWeights, postWeights } from "../api/http";
import {
  dropSources,
  nameOfSaved,
  type SavedWeights,
  setWeightsFrom,
  whatKeeps,
} from "../domain/savedWeights";
import { checkStore } from "./check";
import { documentStore, editDocument } from "./documentStore";
import { library } from "./library";
import { ownerToken } from "./ownerTokens";
import { queryClient } from "./queries";
import { attempt } from "./sessionActions";
import type { SessionView } from "./sessionStore";
import type { Stage } from "./stage";
import { setUi } from "./uiStore";

const QUERY = ["weights"];

/** All weights that this browser has saved, and how it stands with asking for them. */
export function useSavedList() {
  return useQuery(
    {
      queryKey: QUERY,
      queryFn: async ({ signal }) => (await getWeights({ token: library(), signal })).weights,
      retry: false,
    },
    queryClient,
  );
}

const NONE: readonly SavedWeights[] = [];

/** All weights that this browser has saved; while they are asked for, none. */
export function useSavedWeights(): readonly SavedWeights[] {
  return useSavedList().data ?? NONE;
}

/** @throws ApiError for a name that is refused. */
export async function renameSaved(id: string, name: string): Promise<void> {
  await patchWeights(id, { name }, { token: library() });
  await queryClient.invalidateQueries({ queryKey: QUERY });
}

/** @throws ApiError where they are gone already. */
export async function deleteSaved(id: string): Promise<void> {
  try {
    await deleteWeights(id, { token: library() });
  } finally {
    await queryClient.invalidateQueries({ queryKey: QUERY });
  }
}

/** How many weights the blocks of the network have, as the last check says. */
export function countWeights(id: string): number | undefined {
  return checkStore.getState().nodes.get(id)?.weights;
}

/** Blocks start with saved ones, by the saved block's name; null: fresh. */
export function startWithSaved(
  { weights }: SavedWeights,
  chosen: ReadonlyMap<string, string | null>,
): void {
  const sources = [...chosen].map(
    ([id, node]) => [id, node === null ? null : { weights, node }] as const,
  );
  editDocument((draft) => setWeightsFrom(draft, new Map(sources)));
}

/**
 * Saved weights let go over a block, or over the canvas: what fits starts with them, and the page says which blocks.
 *
 * @param block of the network; null: all that fit. nameOf: what a block is called.
 */
export function dropSaved(id: string, block: string | null, nameOf: (id: string) => string): void {
  const all = queryClient.getQueryData<readonly SavedWeights[]>(QUERY) ?? NONE;
  const saved = all.find((each) => each.id === id);
  if (saved !== undefined) giveTo(saved, block, nameOf);
}

/** What fits starts with saved weights, and the page says which blocks. block: that one alone; null: all. */
function giveTo(saved: SavedWeights, block: string | null, nameOf: (id: string) => string): void {
  const sources = dropSources(documentStore.getState().spec, saved, block, countWeights);
  const name = nameOfSaved(saved);
  if (sources.size === 0) {
    const values = { name, block: block === null ? "" : nameOf(block) };
    setUi({ notice: { key: block === null ? "weights.fit_none" : "weights.fit_not", values } });
    return;
  }
  startWithSaved(saved, sources);
  const blocks = [...sources.keys()].map(nameOf).join(", ");
  setUi({ notice: { key: "weights.started", values: { name, blocks } } });
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

/**
 * Saves the weights of the run as they stand; blocks of the drawing that they fit start with them.
 *
 * @param onto one block alone; null: every block that they fit. nameOf: what a block is called.
 */
export async function keepWeights(
  stage: Stage,
  onto: { readonly block: string; readonly nameOf: (id: string) => string } | null = null,
): Promise<void> {
  const session = stage.session.getState();
  const { sessionId } = session;
  const runId = keepable(session);
  const token = sessionId === null ? null : ownerToken(sessionId);
  if (sessionId === null || runId === null || token === null) return;
  const name = documentStore.getState().title;
  await attempt(stage, "keep", async () => {
    const experiment = name;
    const body = { run_id: runId, name, experiment, library: library() };
    const saved = await postWeights(sessionId, body, { token });
    void queryClient.invalidateQueries({ queryKey: QUERY });
    if (onto === null) startWith(stage, saved, runId);
    else giveTo(saved, onto.block, onto.nameOf);
    return null;
  });
}

/** A run let go over a block, or over the canvas: its weights are kept, as far as it still holds them. */
export function dropRun(
  stage: Stage,
  runId: string,
  block: string | null,
  nameOf: (id: string) => string,
): void {
  if (keepable(stage.session.getState()) !== runId) return;
  void keepWeights(stage, block === null ? null : { block, nameOf });
}

function startWith(stage: Stage, saved: SavedWeights, runId: string): void {
  const { spec } = documentStore.getState();
  const result = whatKeeps(spec, saved, countWeights);
  const sources = new Map(result.kept.map((id) => [id, { weights: saved.weights, node: id }]));
  if (sources.size > 0) editDocument((draft) => setWeightsFrom(draft, sources));
  stage.kept.setState({ result, runId });
}
