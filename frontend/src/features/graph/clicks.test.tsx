import { act, cleanup, createEvent, fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../state/queries";
import { selectNodes, setUi, uiStore } from "../../state/uiStore";
import { openRow, renderEditor } from "./testEditor";

vi.mock("./Toolbar", () => ({ Toolbar: () => null }));

beforeEach(() => {
  openRow();
  renderEditor();
});

afterEach(() => {
  cleanup();
  selectNodes([]);
  queryClient.clear();
  vi.unstubAllGlobals();
});

type Kind = "mouseDown" | "mouseMove" | "mouseUp" | "click";

function mouse(kind: Kind, on: Element | Window, x: number, shiftKey: boolean): void {
  const event = createEvent[kind](on, {
    bubbles: true,
    button: 0,
    clientX: x,
    clientY: 10,
    shiftKey,
  });
  Object.defineProperty(event, "view", { value: window });
  fireEvent(on, event);
}

/** A press of the pointer on a block that lets go where it was, or so many pixels beside it. */
function press(id: string, { shift = false, by = 0 } = {}): void {
  const block = document.querySelector(`.react-flow__node[data-id="${id}"]`);
  if (block === null) throw new Error(`no block ${id}`);
  if (shift) fireEvent.keyDown(document, { key: "Shift", code: "ShiftLeft", shiftKey: true });
  mouse("mouseDown", block, 0, shift);
  if (by > 0) for (const share of [0.5, 1]) mouse("mouseMove", window, share * by, shift);
  mouse("mouseUp", window, by, shift);
  // A browser sends the click behind a drag, too; the drag keeps it from the block.
  mouse("click", block, by, shift);
  if (shift) fireEvent.keyUp(document, { key: "Shift", code: "ShiftLeft" });
}

function selection(): readonly string[] {
  return [...uiStore.getState().selection].sort();
}

it("a click on one of several selected blocks selects that one", () => {
  act(() => selectNodes(["hidden", "out"]));
  press("hidden");
  expect(selection()).toEqual(["hidden"]);
});

it("a click on a block deselects wires", () => {
  act(() => setUi({ selection: ["hidden"], selectedEdges: ["x.out->hidden.in"] }));
  press("hidden");
  expect(uiStore.getState().selectedEdges).toEqual([]);
});

it("a drag of one of several selected blocks keeps all of them selected", () => {
  act(() => selectNodes(["hidden", "out"]));
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  press("hidden", { by: 40 });
  expect(selection()).toEqual(["hidden", "out"]);
  // Clicks count again behind the one that ends the drag.
  vi.runAllTimers();
  vi.useRealTimers();
});

it("with Shift, a click adds a block, and takes away one that was selected", () => {
  press("hidden");
  press("out", { shift: true });
  expect(selection()).toEqual(["hidden", "out"]);
  press("hidden", { shift: true });
  expect(selection()).toEqual(["out"]);
});
