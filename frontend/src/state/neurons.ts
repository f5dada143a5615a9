/** The document as a network of units, where it is small enough to be drawn so. */
import { useEffect, useMemo } from "react";
import { type NeuronNetwork, neuronNetwork } from "../domain/neurons";
import { useCheck } from "./check";
import { useDocument } from "./documentStore";
import { useCatalog } from "./queries";
import { setUi } from "./uiStore";

/** The document as a network of units; null where it is none. While an edit is checked, shapes are of before. */
export function useNeurons(): NeuronNetwork | null {
  const catalog = useCatalog();
  const nodes = useCheck((state) => state.nodes);
  const spec = useDocument((state) => state.spec);
  const network = useMemo(
    () => (catalog === null ? null : neuronNetwork(spec, catalog, (id) => nodes.get(id)?.shape)),
    [catalog, nodes, spec],
  );
  const offersNeurons = network !== null;
  useEffect(() => setUi({ offersNeurons }), [offersNeurons]);
  return network;
}
