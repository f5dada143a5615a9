/** Which parts of the document may show numbers of the run on stage; looked at again when either changes. */
import type { Spec } from "../domain/spec";
import { type TrainedParts, trainedParts } from "../domain/trainedParts";
import { stagedSpec } from "./buffers";
import { documentStore } from "./documentStore";
import { isLiveField } from "./runSpec";

let compared: { trained: Spec; spec: Spec; parts: TrainedParts } | null = null;

/** Null where every part may: there is no run, or the document follows it. */
export function shownParts(): TrainedParts | null {
  const trained = stagedSpec();
  if (trained === null) {
    return null;
  }
  const { spec } = documentStore.getState();
  if (compared?.trained !== trained || compared.spec !== spec) {
    compared = { trained, spec, parts: trainedParts(trained, spec, isLiveField) };
  }
  return compared.parts;
}
