/** Whether training differs from evaluation: then the validation loss may lie below the training loss. */
import { type Catalog, findEntry } from "./catalog";
import { findGroup, usedGroups } from "./groups";
import type { Spec } from "./spec";

/** Whether training sees what evaluation does not: noise, dropout, augmented examples. */
export function disturbsTraining({ data, network }: Spec, catalog: Catalog | null): boolean {
  const disturbs = (type: string) =>
    findEntry(catalog?.layers ?? [], type)?.category === "regularization";
  const inside = [...usedGroups(network)].flatMap(
    (name) => findGroup(network.groups, name)?.nodes ?? [],
  );
  const nodes = [...network.nodes, ...inside];
  return data.augmentations.length > 0 || nodes.some(({ type }) => disturbs(type));
}
