/** The picture to show of a view: subscribed while on screen, looked at four times a second. */

import { useEffect } from "react";
import type { Frame } from "../domain/frame";
import { shownFrame } from "./shown";
import { useLive } from "./useLive";
import { useBeside, useStage } from "./useStage";

/** Subscribes to a view while the component is there. */
export function useDemand(view: string): void {
  const { views } = useStage();
  useEffect(() => (view === "" ? undefined : views.demand(view)), [views, view]);
}

/** A snapshot of the frame for components that render it as text and tables. */
export function useViewFrame(view: string): Frame | null {
  useDemand(view);
  return useLive((stage) => shownFrame(stage, view));
}

/** The same of the stage beside this one; null where it stands alone. */
export function useFrameBeside(view: string): Frame | null {
  const beside = useBeside();
  return useLive(() => (beside === null ? null : shownFrame(beside, view)));
}
