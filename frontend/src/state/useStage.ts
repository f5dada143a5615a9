import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Playhead } from "./playhead";
import type { SessionView } from "./sessionStore";
import type { Stage } from "./stage";

const StageContext = createContext<Stage | null>(null);
export const StageProvider = StageContext.Provider;

/** The stage that is shown beside the one around a component: their pictures share their axes. */
const BesideContext = createContext<Stage | null>(null);
export const BesideProvider = BesideContext.Provider;

/** The stage beside this one; null where it stands alone. */
export function useBeside(): Stage | null {
  return useContext(BesideContext);
}

/** The stage that this part of the page shows. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (stage === null) throw new Error("there is no stage around this component");
  return stage;
}

export function useSession<T>(select: (state: SessionView) => T): T {
  return useStore(useStage().session, select);
}

export function usePlayhead<T>(select: (state: Playhead) => T): T {
  return useStore(useStage().playhead, select);
}
