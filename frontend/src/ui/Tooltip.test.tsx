import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Tooltip, TooltipProvider } from "./Tooltip";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function page() {
  render(
    <TooltipProvider>
      <Tooltip text="Reset" keys="R">
        <button type="button">
          <i data-testid="icon" />
        </button>
      </Tooltip>
      <p data-testid="else">else</p>
    </TooltipProvider>,
  );
  return screen.getByRole("tooltip", { hidden: true });
}

it("the one tooltip of the page shows the text and keys of what is pointed at, after a while", () => {
  const tooltip = page();
  fireEvent.pointerOver(screen.getByTestId("icon"));
  expect(tooltip.hidden).toBe(true);
  act(() => vi.runAllTimers());
  expect(tooltip.hidden).toBe(false);
  expect(tooltip.textContent).toBe("ResetR");
  fireEvent.pointerOver(screen.getByTestId("else"));
  expect(tooltip.hidden).toBe(true);
});

it("goes with Escape and with a press, and does not come by touch", () => {
  const tooltip = page();
  for (const leave of [
    () => fireEvent.keyDown(document.body, { key: "Escape" }),
    () => fireEvent.pointerDown(document.body),
  ]) {
    fireEvent.pointerOver(screen.getByTestId("icon"));
    act(() => vi.runAllTimers());
    expect(tooltip.hidden).toBe(false);
    leave();
    expect(tooltip.hidden).toBe(true);
    fireEvent.pointerOver(screen.getByTestId("else"));
  }
  fireEvent.pointerOver(screen.getByTestId("icon"), { pointerType: "touch" });
  act(() => vi.runAllTimers());
  expect(tooltip.hidden).toBe(true);
});

it("comes back over what lies under a resting pointer once the page has scrolled or drawn it anew", () => {
  const tooltip = page();
  const button = screen.getByRole("button");
  document.elementFromPoint = () => button;
  fireEvent.pointerOver(screen.getByTestId("icon"));
  fireEvent.scroll(document);
  act(() => vi.runAllTimers());
  expect(tooltip.hidden).toBe(false);
  fireEvent.scroll(document);
  expect(tooltip.hidden).toBe(true);
  act(() => vi.advanceTimersByTime(100));
  expect(tooltip.hidden).toBe(true);
  act(() => vi.runAllTimers());
  expect(tooltip.hidden).toBe(false);

  fireEvent.pointerOver(screen.getByTestId("else"));
  const gone = document.body.appendChild(document.createElement("i"));
  gone.dataset.tooltip = "Former";
  fireEvent.pointerOver(gone);
  gone.remove();
  act(() => vi.runAllTimers());
  expect(tooltip.textContent).toBe("ResetR");

  fireEvent.pointerOver(screen.getByTestId("icon"));
  fireEvent.pointerLeave(document.documentElement);
  fireEvent.scroll(document);
  act(() => vi.runAllTimers());
  expect(tooltip.hidden).toBe(true);
});
