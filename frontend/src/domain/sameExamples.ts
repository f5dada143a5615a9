/** Whether a row of the data is the same example in two runs. */
import type { Catalog } from "./catalog";
import { changedSettings } from "./runDifference";
import type { Spec } from "./spec";

const DATA = /^data\.(type|config|split|preprocessing)\b/;

export function sameExamples(a: Spec, b: Spec, catalog: Catalog | null): boolean {
  return !changedSettings(a, b, catalog).some((path) => DATA.test(path));
}
