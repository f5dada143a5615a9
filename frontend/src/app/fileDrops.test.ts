import { afterEach, beforeEach, expect, it } from "vitest";
import { setUi, uiStore } from "../state/uiStore";
import { watchFileDrops } from "./fileDrops";

let stop = () => {};

beforeEach(() => {
  stop = watchFileDrops();
});

afterEach(() => {
  stop();
  setUi({ notice: null });
});

/** Whether the browser still does what it likes with what is dragged or dropped on an element. */
function send(type: "dragover" | "drop", types: readonly string[]): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, "dataTransfer", { value: { types } });
  return document.body.dispatchEvent(event);
}

it("a file is caught wherever it is dropped, and the page says what can be dropped", () => {
  expect(send("dragover", ["Files"])).toBe(false);
  expect(uiStore.getState().notice).toBeNull();
  expect(send("drop", ["Files"])).toBe(false);
  expect(uiStore.getState().notice?.key).toBe("notice.file_dropped");
});

it("a layer from the palette, and dragged text, go on as they were", () => {
  expect(send("drop", ["application/x-backlight-layer"])).toBe(true);
  expect(send("drop", ["text/plain"])).toBe(true);
  expect(uiStore.getState().notice).toBeNull();
});
