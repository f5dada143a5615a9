/** What is being done to one entry of a list (runs, saved weights), wherever it was asked for: it is named anew, about to be deleted, or put to use. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { setUi, type UiState } from "./uiStore";

export type ListTask = "rename" | "delete" | "use";

interface Asked {
  readonly id: string | null;
  readonly task: ListTask | null;
}

const NONE: Asked = { id: null, task: null };
const store = createStore<Asked>()(() => NONE);

/** How each list comes into view. */
const VIEWS = {
  runs: { leftTab: "runs" },
  weights: { weightsOpen: true },
} as const satisfies Record<string, Partial<UiState>>;

/** Brings a list into view with the field or the question at one of its entries. */
export function openTask(list: keyof typeof VIEWS, id: string, task: ListTask): void {
  setUi(VIEWS[list]);
  store.setState({ id, task });
}

export function endTask(): void {
  store.setState(NONE);
}

/** Starts a task of an entry, or ends it where it is the one at hand. */
export function turnTask(list: keyof typeof VIEWS, id: string, task: ListTask): void {
  const asked = store.getState();
  if (asked.id === id && asked.task === task) endTask();
  else openTask(list, id, task);
}

export function useTask(id: string): ListTask | null {
  return useStore(store, (asked) => (asked.id === id ? asked.task : null));
}
