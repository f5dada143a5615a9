/** Settings beside the network in which two experiments differ, with both values. */
import type { Catalog } from "./catalog";
import { differences } from "./runDifference";
import type { Spec } from "./spec";

export interface SpecDifference {
  readonly path: string;
  /** Type of the component that it is a setting of, in either. */
  readonly type: unknown;
  readonly first: unknown;
  readonly second: unknown;
}

/** From the first to the second, in the order of the spec; differences of the networks are left out. */
export function specDifferences(
  first: Spec,
  second: Spec,
  catalog: Catalog | null,
): SpecDifference[] {
  const there = differences(first, second, catalog);
  const here = new Map(differences(second, first, catalog).map((each) => [each.path, each]));
  return there
    .filter(({ path }) => path.split(".")[0] !== "network" && !path.endsWith(".prediction"))
    .map(({ path, type, former }) => ({
      ...{ path, type: type ?? here.get(path)?.type },
      ...{ first: former, second: here.get(path)?.former },
    }));
}
