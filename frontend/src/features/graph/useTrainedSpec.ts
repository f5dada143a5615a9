import { useSyncExternalStore } from "react";
import type { Spec } from "../../domain/spec";
import { stagedSpec, subscribeBuffers } from "../../state/buffers";
import { useDocument } from "../../state/documentStore";

/** What the values on stage come from; the document while there is no run that it could differ from. */
export function useTrainedSpec(): Spec {
  const spec = useDocument((state) => state.spec);
  return useSyncExternalStore(subscribeBuffers, stagedSpec) ?? spec;
}
