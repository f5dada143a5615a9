/** Which parts of the document may show numbers of the run on stage; looked at again when either changes. */
import type { Spec } from "../domain/spec";
import { type TrainedParts, trainedParts } from "../domain/trainedParts";
import { documentStore } from "./documentStore";
import { isLiveField } from "./runSpec";
import type { Stage } from "./stage";

const compared = new WeakMap<Stage, { trained: Spec; spec: Spec; parts: TrainedParts }>();

/** While it is not known what the run trains. */
const NONE: TrainedParts = { outputs: new Set(), gradients: new Set() };

/** Null where there is no run; a watched one is compared with what the server says that it trains. */
export function shownParts(stage: Stage): TrainedParts | null {
  const { runs } = stage;
  const trained = runs.trained ?? runs.described;
  if (trained === null) {
    return runs.current === null ? null : NONE;
  }
  const { spec } = documentStore.getState();
  const former = compared.get(stage);
  if (former?.trained === trained && former.spec === spec) {
    return former.parts;
  }
  const parts = trainedParts(trained, spec, isLiveField);
  compared.set(stage, { trained, spec, parts });
  return parts;
}
