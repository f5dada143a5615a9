/** Projector mode: large type on the whole screen, until Escape. */
import { setUi, type Theme, uiStore } from "./uiStore";

export function isProjector(): boolean {
  return uiStore.getState().theme === "projector";
}

/** The browser may refuse the whole screen, or have none: the mode works without. */
function tryFullScreen(change: () => Promise<void> | undefined): void {
  void change()?.catch(() => undefined);
}

export function enterProjector(): void {
  const { theme } = uiStore.getState();
  const themeBefore: Theme = theme === "projector" ? "light" : theme;
  setUi({ theme: "projector", themeBefore });
  tryFullScreen(() => document.documentElement.requestFullscreen?.());
}

export function leaveProjector(): void {
  if (!isProjector()) return;
  setUi({ theme: uiStore.getState().themeBefore });
  if (document.fullscreenElement != null) tryFullScreen(() => document.exitFullscreen());
}

/** Escape leaves the whole screen without a key event of its own: the mode ends with it. */
export function watchFullScreen(): () => void {
  const look = () => {
    if (document.fullscreenElement === null) leaveProjector();
  };
  document.addEventListener("fullscreenchange", look);
  return () => document.removeEventListener("fullscreenchange", look);
}
