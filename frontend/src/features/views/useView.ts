/** The picture to show of a view: subscribed while on screen, looked at four times a second. */
import { useEffect } from "react";
import type { Frame } from "../../domain/frame";
import { currentBuffer } from "../../state/buffers";
import { playhead } from "../../state/playhead";
import { useLive } from "../../state/useLive";
import { demandView } from "../../state/viewDemand";

/** The frame shown now: the latest, or the one kept nearest to the step gone back to. */
export function shownFrame(view: string): Frame | null {
  return currentBuffer()?.shownView(view, playhead.getState().step) ?? null;
}

/** Subscribes to a view while the component is there. */
export function useDemand(view: string): void {
  useEffect(() => demandView(view), [view]);
}

/** A snapshot of the frame for components that render it as text and tables. */
export function useViewFrame(view: string): Frame | null {
  useDemand(view);
  return useLive(() => shownFrame(view));
}
