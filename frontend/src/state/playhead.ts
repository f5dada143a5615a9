/** Which step the page shows: `live` (null) or one gone back to; and the step under the pointer, for all panels. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export interface Playhead {
  /** Null while the page follows the run. */
  readonly step: number | null;
  /** Step under the pointer in any chart, or null. */
  readonly hover: number | null;
}

export const playhead = createStore<Playhead>()(() => ({ step: null, hover: null }));

export function goLive(): void {
  playhead.setState({ step: null });
}

export function goTo(step: number): void {
  playhead.setState({ step });
}

export function setHover(hover: number | null): void {
  if (playhead.getState().hover !== hover) {
    playhead.setState({ hover });
  }
}

export function usePlayhead<T>(select: (state: Playhead) => T): T {
  return useStore(playhead, select);
}
