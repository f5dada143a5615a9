/** Which step is shown: `live` (null) or one gone back to; and the step under the pointer, for all panels. */
import { createStore } from "zustand/vanilla";

export interface Playhead {
  /** Null while the page follows the run. */
  readonly step: number | null;
  /** Step under the pointer in any chart, or null. */
  readonly hover: number | null;
  /** Whether a replay moves it. */
  readonly replaying: boolean;
}

export function makePlayhead() {
  const store = createStore<Playhead>()(() => ({ step: null, hover: null, replaying: false }));
  return {
    ...store,
    goLive: () => store.setState({ step: null, replaying: false }),
    /** A hand goes to a step: a replay stops there. */
    goTo: (step: number) => store.setState({ step, replaying: false }),
    /** The replay has come to a step. */
    replayAt: (step: number) => store.setState({ step, replaying: true }),
    /** The replay stays where it is. */
    pauseReplay: () => store.setState({ replaying: false }),
    setHover: (hover: number | null) => {
      if (store.getState().hover !== hover) store.setState({ hover });
    },
  };
}
