import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pressKey } from "./actions/keys";
import { enterProjector, watchFullScreen } from "./projector";
import { Stage } from "./stage";
import { setUi, uiStore } from "./uiStore";

let full: Element | null;
let stop: () => void;

beforeEach(() => {
  full = null;
  setUi({ theme: "dark" });
  Object.defineProperty(document, "fullscreenElement", { configurable: true, get: () => full });
  document.documentElement.requestFullscreen = vi.fn(async () => {
    full = document.documentElement;
  });
  document.exitFullscreen = vi.fn(async () => {
    full = null;
  });
  stop = watchFullScreen();
});

afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

const ESCAPE = {
  ...{ key: "Escape", code: "Escape", repeat: false, preventDefault: () => undefined },
  ...{ ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
};

it("fills the screen, and Escape brings the former theme back", () => {
  enterProjector();
  expect(document.documentElement.requestFullscreen).toHaveBeenCalledOnce();
  expect(uiStore.getState().theme).toBe("projector");
  expect(pressKey(new Stage(), "everywhere", ESCAPE)).toBe(true);
  expect(uiStore.getState().theme).toBe("dark");
  expect(document.exitFullscreen).toHaveBeenCalledOnce();
  expect(pressKey(new Stage(), "everywhere", ESCAPE)).toBe(false);
});

it("ends with the whole screen, which the browser leaves without a key event", () => {
  enterProjector();
  full = null;
  document.dispatchEvent(new Event("fullscreenchange"));
  expect(uiStore.getState().theme).toBe("dark");
});

it("works where the browser refuses the whole screen", () => {
  document.documentElement.requestFullscreen = vi.fn().mockRejectedValue(new TypeError("no"));
  enterProjector();
  expect(uiStore.getState().theme).toBe("projector");
});
