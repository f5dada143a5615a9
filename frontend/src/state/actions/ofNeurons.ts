/** What can be done with a network that is drawn unit by unit. */
import type { Frame } from "../../domain/frame";
import { canStartFrom, startFrom } from "../../domain/neuronEdits";
import type { NeuronNetwork } from "../../domain/neurons";
import { editDocument } from "../documentStore";
import { type ActionOn, always } from "./actionOn";

interface NeuronSubject {
  readonly network: NeuronNetwork;
  /** Its numbers; null while there are none. */
  readonly frame: Frame | null;
}

export const START_FROM_PRESENT: ActionOn<NeuronSubject> = {
  id: "start_from",
  label: () => "neurons.keep",
  offered: always,
  enabled: ({ network, frame }) => frame !== null && canStartFrom(network),
  run: ({ network, frame }) => {
    if (frame !== null) editDocument((draft) => startFrom(draft, network, frame));
  },
};
