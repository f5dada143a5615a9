/** Settings of an experiment by which an axis can run, by their names, with the value that each has now. */
import { type Catalog, findEntry } from "../../domain/catalog";
import type { Spec } from "../../domain/spec";
import { axisPaths } from "../../domain/study";
import { useStudyWords } from "./words";

export function useAxisOptions(spec: Spec, catalog: Catalog) {
  const words = useStudyWords({ spec });
  const paths = axisPaths(
    spec,
    (family, type) =>
      findEntry<{ type: string; defaults: Record<string, unknown> }>(catalog[family], type)
        ?.defaults ?? {},
  );
  return paths.map(([path, value]) => {
    const named = path === "optimizer" ? "optimizer.type" : path;
    return { value: path, label: `${words.path(named)} (${words.value(named, value)})` };
  });
}
