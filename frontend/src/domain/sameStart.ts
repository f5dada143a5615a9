/** Whether two runs began with the same initial weights and see the same batches in the same order. */
import type { Catalog } from "./catalog";
import { findEntry } from "./catalog";
import { changedSettings } from "./runDifference";
import { PARTICIPATION, type Spec } from "./spec";

/** What keeps runs from starting alike. */
export type StartCause = "seed" | "data" | "network" | "batch_size";

export interface SameStart {
  readonly weights: boolean;
  readonly order: boolean;
  /** Why not; empty where both agree. */
  readonly causes: readonly StartCause[];
}

const DATA = /^data\.(type|config|split|preprocessing)\b/;

/** Whether a setting of a block changes neither its shapes nor its initial weights. */
function startsAlike(path: string, spec: Spec, catalog: Catalog | null): boolean {
  const [, , id = "", part = "", field = ""] = path.split(".");
  if (PARTICIPATION.includes(part) || part === "frozen_weights") return true;
  const type = spec.network.nodes.find((node) => node.id === id)?.type ?? "";
  return (
    part === "config" && (findEntry(catalog?.layers ?? [], type)?.live.includes(field) ?? false)
  );
}

/** Whether a row of the data is the same example in both. */
export function sameExamples(a: Spec, b: Spec, catalog: Catalog | null): boolean {
  return !changedSettings(a, b, catalog).some((path) => DATA.test(path));
}

/** Compared by what the engine draws from: seed, blocks with their settings and wires, data, batch size. */
export function sameStart(a: Spec, b: Spec, catalog: Catalog | null): SameStart {
  const paths = changedSettings(a, b, catalog);
  const has = (test: (path: string) => boolean) => paths.some(test);
  const seed = has((path) => path === "training.seed");
  const data = has((path) => DATA.test(path));
  const network = has(
    (path) =>
      path.startsWith("network.") &&
      !(startsAlike(path, a, catalog) && startsAlike(path, b, catalog)),
  );
  const batch = has((path) => path === "training.batch_size");
  const found: readonly (readonly [StartCause, boolean])[] = [
    ["seed", seed],
    ["data", data],
    ["network", network],
    ["batch_size", batch],
  ];
  return {
    weights: !seed && !data && !network,
    order: !seed && !data && !batch,
    causes: found.flatMap(([cause, differs]) => (differs ? [cause] : [])),
  };
}
