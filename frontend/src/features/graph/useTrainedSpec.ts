import { useSyncExternalStore } from "react";
import type { Spec } from "../../domain/spec";
import { useDocument } from "../../state/documentStore";
import { useStage } from "../../state/useStage";

/** What the values on stage come from; the document while there is no run that it could differ from. */
export function useTrainedSpec(): Spec {
  const spec = useDocument((state) => state.spec);
  const { runs } = useStage();
  return useSyncExternalStore(runs.subscribe, () => runs.trained ?? runs.described) ?? spec;
}
