import { type PlacedProblem, placeIn } from "../domain/settingPlace";
import type { Problem } from "../domain/spec";
import { useRunSpec } from "./useRunSpec";

/** Gives refusals of the run shown, or of what is drawn where there is none, the settings that they are of. */
export function useProblemsOfRun(): (problem: Problem) => PlacedProblem {
  const spec = useRunSpec();
  return (problem) => placeIn(spec, problem);
}
