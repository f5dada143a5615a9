/** The unit that is pointed at: the large picture shows its map. */
import { createStore } from "zustand/vanilla";
import { mapOf, type NeuronMap } from "../domain/neuronFrame";
import { shownFrame } from "./shown";
import type { Stage } from "./stage";

/** A unit that is pointed at. `request`: of the view that has its map. */
interface PointedUnit {
  readonly request: string;
  readonly node: string;
  readonly unit: number;
  readonly units: number;
}

interface Pointed {
  readonly unit: PointedUnit | null;
}

const pointedStore = createStore<Pointed>()(() => ({ unit: null }));

export function pointAt(unit: PointedUnit | null): void {
  pointedStore.setState({ unit });
}

/** The map of the unit pointed at, at the step shown; null where none is. */
export function pointedMap(stage: Stage): NeuronMap | null {
  const { unit } = pointedStore.getState();
  if (unit === null) return null;
  return mapOf(shownFrame(stage, unit.request), unit.node, unit.unit, unit.units);
}
