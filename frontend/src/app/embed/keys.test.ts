import { afterEach, expect, it, vi } from "vitest";
import { passKeys } from "./keys";

const toggle = vi.fn();
const posted = vi.fn();
Object.defineProperty(window, "parent", { value: { postMessage: posted } });
passKeys(toggle);

afterEach(() => {
  document.body.replaceChildren();
  vi.clearAllMocks();
});

function press(key: string, at: Element = document.body, init: KeyboardEventInit = {}): void {
  at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
}

function put<T extends keyof HTMLElementTagNameMap>(name: T, role?: string) {
  const element = document.createElement(name);
  if (role !== undefined) element.setAttribute("role", role);
  return document.body.appendChild(element);
}

it("passes a key that nothing in the frame uses to the page around it", () => {
  press("ArrowRight", document.body, { code: "ArrowRight", keyCode: 39 });
  const [message, origin] = posted.mock.calls[0] ?? [];
  expect(JSON.parse(message)).toEqual({
    namespace: "backlight",
    eventName: "key",
    key: "ArrowRight",
    code: "ArrowRight",
    shiftKey: false,
    method: "triggerKey",
    args: [39],
  });
  expect(origin).toBe("*");
});

it("makes no call of reveal.js with Shift, which the call could not carry", () => {
  press(" ", document.body, { shiftKey: true });
  const reported = JSON.parse(posted.mock.calls[0]?.[0]);
  expect(reported).not.toHaveProperty("method");
  expect(reported.shiftKey).toBe(true);
});

it("plays and pauses with Space, once a press", () => {
  press(" ");
  press(" ", document.body, { repeat: true });
  expect(toggle).toHaveBeenCalledTimes(1);
  expect(posted).not.toHaveBeenCalled();
});

it.each([
  ["an arrow on the time axis", "ArrowLeft", () => put("input")],
  ["a letter in a field", "n", () => put("textarea")],
  ["Enter on a button", "Enter", () => put("button")],
  ["an arrow on a tab", "ArrowRight", () => put("button", "tab")],
])("keeps %s", (_name, key, make) => {
  press(key, make());
  expect(posted).not.toHaveBeenCalled();
});

it("keeps shortcuts of the browser and what moves the focus", () => {
  press("f", document.body, { ctrlKey: true });
  press("Tab");
  expect(posted).not.toHaveBeenCalled();
});
