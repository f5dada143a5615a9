import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Field } from "./Field";
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

describe("help on a setting", () => {
  function field(): { tooltip: HTMLElement; label: HTMLElement; input: HTMLElement } {
    render(
      <TooltipProvider>
        <Field id="units" label="Units" help="How many neurons.">
          <input id="units" />
        </Field>
        <button type="button" data-tooltip="Reset">
          R
        </button>
      </TooltipProvider>,
    );
    const tooltip = screen.getByRole("tooltip", { hidden: true });
    return { tooltip, label: screen.getByText("Units"), input: screen.getByLabelText("Units") };
  }

  it("comes with the keyboard's focus on the control, and goes with it", () => {
    const { tooltip, input } = field();
    act(() => input.focus());
    act(() => vi.runAllTimers());
    expect(tooltip.hidden).toBe(false);
    expect(tooltip.textContent).toBe("How many neurons.");
    fireEvent.scroll(document);
    expect(tooltip.hidden).toBe(false);
    act(() => input.blur());
    expect(tooltip.hidden).toBe(true);
  });

  it("does not come where a press put the focus there", () => {
    const { tooltip, input } = field();
    fireEvent.pointerDown(input);
    act(() => input.focus());
    act(() => vi.runAllTimers());
    expect(tooltip.hidden).toBe(true);
  });

  it("comes by a touch on the name, and goes by one elsewhere", () => {
    const { tooltip, label } = field();
    fireEvent.pointerDown(label, { pointerType: "touch" });
    fireEvent.pointerUp(label, { pointerType: "touch" });
    fireEvent.click(label);
    act(() => vi.runAllTimers());
    expect(tooltip.hidden).toBe(false);
    expect(tooltip.textContent).toBe("How many neurons.");
    fireEvent.pointerDown(document.body, { pointerType: "touch" });
    expect(tooltip.hidden).toBe(true);
    const button = screen.getByRole("button");
    fireEvent.pointerDown(button, { pointerType: "touch" });
    fireEvent.click(button);
    act(() => vi.runAllTimers());
    expect(tooltip.hidden).toBe(true);
  });
});
