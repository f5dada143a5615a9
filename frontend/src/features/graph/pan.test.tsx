import { act, cleanup, createEvent, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { editDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { TooltipProvider } from "../../ui/Tooltip";
import { GraphEditor } from "./GraphEditor";
import { openRow } from "./testEditor";

vi.mock("./Toolbar", () => ({ Toolbar: () => count("the editor") }));

const renders = new Map<string, number>();

function count(id: string): null {
  renders.set(id, (renders.get(id) ?? 0) + 1);
  return null;
}

function Counted({ nodeId }: { nodeId: string }) {
  return count(nodeId);
}

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
  renders.clear();
  openRow();
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(): HTMLElement {
  const { container } = render(
    <TooltipProvider>
      <GraphEditor blockBody={Counted} />
    </TooltipProvider>,
    onStage(stage),
  );
  return container;
}

function mouse(kind: "mouseDown" | "mouseMove" | "mouseUp", on: Element | Window, x: number): void {
  const event = createEvent[kind](on, { bubbles: true, button: 0, clientX: x, clientY: 10 });
  Object.defineProperty(event, "view", { value: window });
  fireEvent(on, event);
}

it("a pan renders neither the editor nor a block", () => {
  const pane = show().querySelector(".react-flow__pane");
  if (pane === null) throw new Error("there is no canvas");
  const before = new Map(renders);
  expect([...before.keys()].sort()).toEqual(["hidden", "out", "the editor"]);
  const { x } = stage.canvas.geometry.viewport;
  mouse("mouseDown", pane, 10);
  for (const x of [20, 30, 40]) mouse("mouseMove", window, x);
  mouse("mouseUp", window, 40);
  expect(stage.canvas.geometry.viewport.x).not.toBe(x);
  expect(renders).toEqual(before);
});

it("a change of one block's setting renders no other block", () => {
  show();
  const before = new Map(renders);
  act(() =>
    editDocument((draft) => {
      const nodes = draft.spec.network.nodes.map((node) =>
        node.id === "out" ? { ...node, config: { units: 3 } } : node,
      );
      const network = { ...draft.spec.network, nodes };
      return { ...draft, spec: { ...draft.spec, network } };
    }),
  );
  const again = [...renders].filter(([id, times]) => times !== before.get(id)).map(([id]) => id);
  expect(again).toEqual(["the editor", "out"]);
});
