/** Which picture of the output is in front, and which examples the list of mistakes shows. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Sort } from "../domain/mistakes";

/** The tab where an example is chosen, drawn and changed. */
export const OWN_EXAMPLE_TAB = "own_example";

interface OutputTab {
  /** Null until one is chosen: the first that a run has. */
  readonly picked: string | null;
  readonly sort: Sort;
  /** Numbers of classes as texts; "" for all. */
  readonly truth: string;
  readonly predicted: string;
}

export const outputTabStore = createStore<OutputTab>()(() => ({
  picked: null,
  sort: "worst",
  truth: "",
  predicted: "",
}));

export function useOutputTab<T>(read: (tab: OutputTab) => T): T {
  return useStore(outputTabStore, read);
}

export function pickOutput(picked: string): void {
  outputTabStore.setState({ picked });
}

/** The examples of a cell of the confusion matrix. */
export function openCell(truth: number, predicted: number): void {
  outputTabStore.setState({
    picked: "mistakes",
    truth: String(truth),
    predicted: String(predicted),
  });
}
