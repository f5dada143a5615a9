import { act, cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useHold } from "./useHold";

const canvas = document.createElement("div");

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function press(end: "pointerup" | "pointercancel", whilePressed: () => void): void {
  fireEvent(canvas, new Event("pointerdown"));
  whilePressed();
  fireEvent(window, new Event(end));
  act(() => vi.runAllTimers());
}

it("lets what would move wait for the pointer, and tells when it may", () => {
  const { result } = renderHook(() => useHold({ current: canvas }));
  expect(result.current.waits()).toBe(false);
  press("pointerup", () => expect(result.current.waits()).toBe(true));
  expect(result.current.waits()).toBe(false);
  expect(result.current.released).toBe(1);
});

it("renders nothing again where nothing waited", () => {
  const { result } = renderHook(() => useHold({ current: canvas }));
  press("pointercancel", () => {});
  expect(result.current.released).toBe(0);
});

it("still holds when a drag receives the end of the press", () => {
  const { result } = renderHook(() => useHold({ current: canvas }));
  fireEvent(canvas, new Event("pointerdown"));
  fireEvent(window, new Event("pointerup"));
  expect(result.current.waits()).toBe(true);
});
