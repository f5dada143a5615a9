import { useSyncExternalStore } from "react";
import type { Spec } from "../domain/spec";
import { useDocument } from "./documentStore";
import { useStage } from "./useStage";

/** What the run shown trains; before it has come, what is drawn. */
export function useRunSpec(): Spec {
  const spec = useDocument((state) => state.spec);
  const { runs } = useStage();
  return useSyncExternalStore(runs.subscribe, () => runs.trained ?? runs.described) ?? spec;
}
