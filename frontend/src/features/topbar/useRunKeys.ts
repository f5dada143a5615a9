/** Keys that steer the run: only with the focus on page or canvas, never on a button or in a field. */
import { useEffect } from "react";
import { dice, reset, step, togglePlay } from "../../state/sessionActions";
import { isWatching, sessionStore } from "../../state/sessionStore";
import { setUi, uiStore } from "../../state/uiStore";

const CONTROLS =
  "a, button, input, select, textarea, summary, [contenteditable], [role=slider], [role=tab], [role=menuitem], [role=dialog]";

function isPageOrCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(CONTROLS) === null;
}

/** The act of a key, or null. Right steps only while no block is selected; then arrows belong to the graph. */
function actOf(event: KeyboardEvent): (() => void) | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (isWatching(sessionStore.getState()) && key !== "?") {
    return null;
  }
  switch (key) {
    case " ":
      return () => void togglePlay();
    case "ArrowRight":
      if (uiStore.getState().selection.length > 0) {
        return null;
      }
      return () => void step(event.shiftKey ? "epoch" : "step");
    case "r":
      return () => void reset();
    case "d":
      return () => void dice();
    case "?":
      return () => setUi({ helpOpen: true });
    default:
      return null;
  }
}

/** Listens on the window; composed once by the page. */
export function useRunKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (event.defaultPrevented || modified || !isPageOrCanvas(event.target)) {
        return;
      }
      const act = actOf(event);
      if (act !== null && !(event.repeat && event.key !== "ArrowRight")) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
