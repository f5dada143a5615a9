/** Two runs that are shown side by side: A on the left, B on the right. */
import { createStore } from "zustand/vanilla";

interface Pair {
  /** Run ids of A and B; null while no two are shown. */
  readonly ids: readonly [first: string, second: string] | null;
}

export function makePair() {
  return createStore<Pair>()(() => ({ ids: null }));
}
