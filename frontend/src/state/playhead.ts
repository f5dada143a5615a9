/** Which step is shown: `live` (null) or one gone back to; and the step under the pointer, for all panels. */
import { createStore } from "zustand/vanilla";

export interface Playhead {
  /** Null while the page follows the run. */
  readonly step: number | null;
  /** Step under the pointer in any chart, or null. */
  readonly hover: number | null;
}

export function makePlayhead() {
  const store = createStore<Playhead>()(() => ({ step: null, hover: null }));
  return {
    ...store,
    goLive: () => store.setState({ step: null }),
    goTo: (step: number) => store.setState({ step }),
    setHover: (hover: number | null) => {
      if (store.getState().hover !== hover) store.setState({ hover });
    },
  };
}
