/** What can be done with saved weights of the list. */
import type { SavedWeights } from "../../domain/savedWeights";
import { type ListTask, turnTask } from "../listTask";
import { type ActionOn, always } from "./actionOn";

function turns(task: ListTask) {
  return ({ id }: SavedWeights) => turnTask("weights", id, task);
}

/** biome-ignore format: one line an action */
export const ACTIONS_OF_WEIGHTS = [
  { id: "use", label: () => "weights.use", offered: always, enabled: always, run: turns("use") },
  { id: "rename", label: () => "runs.rename", offered: always, enabled: always, run: turns("rename") },
  { id: "delete", label: () => "runs.delete", offered: always, enabled: always, run: turns("delete") },
] as const satisfies readonly ActionOn<SavedWeights>[];
