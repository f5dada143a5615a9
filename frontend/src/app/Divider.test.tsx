import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { panelStore, usePanels } from "../state/panels";
import { setUi } from "../state/uiStore";
import { Divider, FoldButton, FoldedPanel } from "./Divider";

class NoObserver {
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", NoObserver);
  // One rem is 13 px where no style sheet is: the panel is 20 rem.
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(
    new DOMRect(0, 0, 260, 260),
  );
  document.documentElement.style.fontSize = "13px";
  localStorage.clear();
  setUi({ theme: "dark" });
  panelStore.setState(panelStore.getInitialState());
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const size = () => panelStore.getState().sizes.left;

it("is a separator that arrow keys, Home, End and a double click move", async () => {
  render(<Divider panel="left" side="right" />);
  const divider = screen.getByRole("separator", { name: "Width of the left column" });
  expect(divider.getAttribute("aria-orientation")).toBe("vertical");
  expect([divider.getAttribute("aria-valuemin"), divider.getAttribute("aria-valuemax")]).toEqual([
    ...["13", "30"],
  ]);
  await userEvent.tab();
  expect(document.activeElement).toBe(divider);
  await userEvent.keyboard("{ArrowRight}");
  expect(size()).toBe(21);
  await userEvent.keyboard("{Shift>}{ArrowLeft}{/Shift}");
  expect(size()).toBe(16);
  await userEvent.keyboard("{End}");
  expect(size()).toBe(30);
  await userEvent.keyboard("{Home}");
  expect(size()).toBe(13);
  fireEvent.doubleClick(divider);
  expect(size()).toBeUndefined();
});

it("is dragged by so many pixels, and towards its panel makes that smaller", () => {
  HTMLElement.prototype.setPointerCapture = () => undefined;
  render(<Divider panel="right" side="left" />);
  const divider = screen.getByRole("separator");
  fireEvent.pointerDown(divider, { clientX: 500, pointerId: 1 });
  fireEvent.pointerMove(divider, { clientX: 474, pointerId: 1 });
  expect(panelStore.getState().sizes.right).toBe(22);
  fireEvent.pointerUp(divider, { pointerId: 1 });
  fireEvent.pointerMove(divider, { clientX: 100, pointerId: 1 });
  expect(panelStore.getState().sizes.right).toBe(22);
});

function Panel() {
  const folded = usePanels((panels) => panels.folds.desk.left);
  return folded ? <FoldedPanel panel="left" name="Layers" /> : <FoldButton panel="left" />;
}

it("a folded panel leaves its name, which unfolds it", async () => {
  render(<Panel />);
  await userEvent.click(screen.getByRole("button", { name: "Fold the left column" }));
  expect(panelStore.getState().folds.desk.left).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Layers" }));
  expect(panelStore.getState().folds.desk.left).toBe(false);
});
