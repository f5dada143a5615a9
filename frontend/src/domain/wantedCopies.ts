/** Open copies of groups whose numbers have to be asked for. */
import { addressOf, type Opened, outputAddress } from "./addresses";
import { openLevels } from "./openNetwork";
import { blockAt, NETWORK } from "./places";
import type { RunSchema } from "./runBuffer";
import type { Spec } from "./spec";

/** A copy that is open, and a layer in it by which it is seen whether its rows are here. */
export interface WantedCopy {
  readonly address: string;
  readonly layer: string;
}

/** Open copies with a layer that the run's frames have no row for. */
export function wantedCopies(spec: Spec, opened: Opened, schema: RunSchema): WantedCopy[] {
  const recorded = new Set(schema.nodes);
  return openLevels(spec, opened).flatMap(({ place, nodes, ports }) => {
    if (place === NETWORK) return [];
    const outputs = nodes
      .filter(({ id }) => !ports.has(id))
      .map(({ id }) => outputAddress(spec, id, opened));
    const layer = outputs.find((output) => !recorded.has(output));
    const probe = blockAt(place, "any");
    return layer === undefined
      ? []
      : [{ address: addressOf(probe, opened).replace(/\/any$/, ""), layer }];
  });
}
