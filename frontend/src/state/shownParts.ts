/** Which parts of the document may show numbers of the run on stage; looked at again when either changes. */
import type { Spec } from "../domain/spec";
import { type TrainedParts, trainedParts } from "../domain/trainedParts";
import { documentStore } from "./documentStore";
import { isLiveField } from "./runSpec";
import type { Stage } from "./stage";

const compared = new WeakMap<Stage, { trained: Spec; spec: Spec; parts: TrainedParts }>();

/** Null where every part may: there is no run, or the document follows it. */
export function shownParts(stage: Stage): TrainedParts | null {
  const trained = stage.runs.trained;
  if (trained === null) {
    return null;
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
