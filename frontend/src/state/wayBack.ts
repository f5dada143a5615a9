/** How a run whose document went over to other data comes back on stage. */
import { useStore } from "zustand";
import { documentStore } from "./documentStore";
import { useStage } from "./useStage";

export type WayBack = "undo" | "redo" | "none";

/** What leads to the run's document; looked for only where the run is off stage. */
export function useWayBack(shelved: boolean): WayBack {
  const { sent } = useStage();
  return useStore(documentStore.temporal, ({ pastStates, futureStates }) => {
    const leads = (states: typeof pastStates) =>
      states.some(({ spec }) => spec !== undefined && sent.compare(spec) === "same");
    if (!shelved) return "none";
    if (leads(pastStates)) return "undo";
    return leads(futureStates) ? "redo" : "none";
  });
}
