import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setUi } from "../state/uiStore";
import { Notice } from "./Notice";

vi.mock("../state/queries", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../state/queries")>()),
  useCatalog: () => null,
}));

beforeEach(() => {
  vi.useFakeTimers();
  setUi({ notice: { key: "notice.forked" } });
  render(<Notice />);
});

afterEach(() => {
  cleanup();
  setUi({ notice: null });
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it("a notice goes by itself", () => {
  wait(19_000);
  expect(screen.queryByTestId("notice")).not.toBeNull();
  wait(2_000);
  expect(screen.queryByTestId("notice")).toBeNull();
});

it("a notice stays while somebody points at it or has the focus in it", () => {
  for (const [hold, leave] of [
    [fireEvent.pointerEnter, fireEvent.pointerLeave],
    [fireEvent.focus, fireEvent.blur],
  ] as const) {
    hold(screen.getByTestId("notice"));
    wait(60_000);
    expect(screen.queryByTestId("notice")).not.toBeNull();
    leave(screen.getByTestId("notice"));
  }
  wait(21_000);
  expect(screen.queryByTestId("notice")).toBeNull();
});

it("the next notice has its own time, also where the one before was put away by hand", () => {
  wait(19_000);
  fireEvent.pointerEnter(screen.getByTestId("notice"));
  act(() => setUi({ notice: null }));
  act(() => setUi({ notice: { key: "notice.viewer" } }));
  wait(19_000);
  expect(screen.queryByTestId("notice")).not.toBeNull();
  wait(2_000);
  expect(screen.queryByTestId("notice")).toBeNull();
});
