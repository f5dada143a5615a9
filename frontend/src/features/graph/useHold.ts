/** A pointer pressed on the canvas aims at something: until it is let go, that stays where it is. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

export interface Hold {
  /** Whether what would move has to wait; if so, the canvas is rendered again when the pointer is let go. */
  readonly waits: () => boolean;
  /** How often something waited until then. */
  readonly released: number;
}

export function useHold(container: RefObject<HTMLElement | null>): Hold {
  const pressed = useRef(false);
  const waited = useRef(false);
  const [released, setReleased] = useState(0);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = () => {
      clearTimeout(timer);
      pressed.current = true;
    };
    const release = () => {
      pressed.current = false;
      if (waited.current) setReleased((count) => count + 1);
      waited.current = false;
    };
    // What ends a drag or a wire hears of it behind the pointer's own event, and must have ended it.
    const releaseLater = () => {
      timer = setTimeout(release);
    };
    element.addEventListener("pointerdown", press, { signal, capture: true });
    window.addEventListener("pointerup", releaseLater, { signal, capture: true });
    window.addEventListener("pointercancel", releaseLater, { signal, capture: true });
    window.addEventListener("blur", releaseLater, { signal });
    return () => listening.abort();
  }, [container]);
  const waits = useCallback(() => {
    waited.current ||= pressed.current;
    return pressed.current;
  }, []);
  return { waits, released };
}
