/** Which picture of the output is in front: picked by hand or by an action. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** The tab where an example is chosen, drawn and changed. */
export const OWN_EXAMPLE_TAB = "own_example";

const outputTabStore = createStore<{ readonly picked: string | null }>()(() => ({ picked: null }));

export function useOutputTab(): string | null {
  return useStore(outputTabStore, ({ picked }) => picked);
}

export function showOutputTab(picked: string): void {
  outputTabStore.setState({ picked });
}
