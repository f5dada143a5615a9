import { useCallback, useRef, useSyncExternalStore } from "react";
import { schedule } from "./scheduler";
import type { Stage } from "./stage";
import { useStage } from "./useStage";

/** Text is read more often by nobody. */
const TEXT_HZ = 4;

/**
 * What `read` finds in the live data, which never enter React's state: looked at `hz` times a second, in the page's one
 * animation frame, with every move of the playhead and with every render. While `equal` holds the former value stays, and nothing renders.
 */
export function useLive<T>(
  read: (stage: Stage) => T,
  equal: (a: T, b: T) => boolean = Object.is,
  hz = TEXT_HZ,
): T {
  const stage = useStage();
  const last = useRef<{ readonly value: T } | null>(null);
  const snapshot = () => {
    const value = read(stage);
    if (last.current === null || !equal(last.current.value, value)) last.current = { value };
    return last.current.value;
  };
  const subscribe = useCallback(
    (look: () => void) => {
      const stopBeat = schedule({ maxHz: hz, draw: look });
      // A step gone to shows everywhere at once.
      const stopPlayhead = stage.playhead.subscribe(look);
      return () => {
        stopBeat();
        stopPlayhead();
      };
    },
    [stage, hz],
  );
  return useSyncExternalStore(subscribe, snapshot);
}
