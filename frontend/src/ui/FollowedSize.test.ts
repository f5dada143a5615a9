import { afterEach, expect, it, vi } from "vitest";
import { FollowedSize } from "./FollowedSize";

afterEach(() => vi.unstubAllGlobals());

it("measures an element when it is made and when it changes, and in no frame between", () => {
  const observed: { change?: () => void; element?: Element | undefined } = {};
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(change: () => void) {
        observed.change = change;
      }
      observe(element: Element) {
        observed.element = element;
      }
      disconnect() {
        observed.element = undefined;
      }
    },
  );
  const element = document.createElement("div");
  let [width, reads] = [300, 0];
  Object.defineProperty(element, "clientWidth", {
    get: () => {
      reads += 1;
      return width;
    },
  });
  const size = new FollowedSize(element);
  expect([observed.element, size.width, size.width, reads]).toEqual([element, 300, 300, 1]);
  width = 200;
  observed.change?.();
  expect([size.width, reads]).toEqual([200, 2]);
  size.close();
  expect(observed.element).toBeUndefined();
});
