import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { documentStore, openDocument, undo } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { TooltipProvider } from "../../ui/Tooltip";
import { GraphEditor } from "./GraphEditor";
import { stubCanvas } from "./testCanvas";

const units = { type: "integer", minimum: 1, title: "Units" };
const PORT = [{ name: "in", many: false, title: "" }];
const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "dense", inputs: PORT, config_schema: { properties: { units } } },
    { type: "add", inputs: [{ name: "in", many: true, title: "" }], symbol: "+" },
  ],
});

let stage: Stage;
let bodies = 0;

function Body() {
  bodies += 1;
  return null;
}

beforeEach(() => {
  stage = new Stage();
  bodies = 0;
  stubCanvas();
  queryClient.setQueryData(["catalog"], CATALOG);
  openDocument(
    makeDocument({
      network: {
        nodes: [
          { id: "x", type: "input" },
          { id: "a", type: "dense", config: { units: 2 } },
          { id: "sum", type: "add" },
        ],
        edges: [
          { source: "x", target: "a" },
          { source: "a", target: "sum" },
          { source: "x", target: "sum" },
        ],
      },
      objectives: [{ prediction: "sum" }],
    }),
  );
  render(
    <TooltipProvider>
      <GraphEditor blockBody={Body} />
    </TooltipProvider>,
    onStage(stage),
  );
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("a zoom changes the level of the canvas and renders no block", () => {
  const canvas = screen.getByTestId("graph");
  const before = bodies;
  const levels = new Set([canvas.dataset.detail]);
  for (let step = 0; step < 6; step += 1) {
    act(() => stage.canvas.tools?.zoomIn());
    levels.add(canvas.dataset.detail);
  }
  for (let step = 0; step < 12; step += 1) {
    act(() => stage.canvas.tools?.zoomOut());
    levels.add(canvas.dataset.detail);
  }
  expect([...levels].sort()).toEqual(["far", "middle", "near", "nearest"]);
  expect(stage.canvas.geometry.detail).toBe("far");
  expect(bodies).toBe(before);
});

it("a join is a sign in a small circle", () => {
  const glyph = screen.getByTestId("block-sum");
  expect(glyph.textContent).toContain("+");
  expect(stage.canvas.geometry.nodes.get("sum")).toMatchObject({ width: 28, height: 28 });
});

it("steps of a width that follow each other quickly are one step of undo", () => {
  const unitsOf = () => documentStore.getState().spec.network.nodes[1]?.config?.units;
  const more = screen.getByTestId("width-a-more");
  for (let press = 0; press < 3; press += 1) act(() => more.click());
  expect(unitsOf()).toBe(5);
  act(undo);
  expect(unitsOf()).toBe(2);
});

it("a step of a width that comes later is a step of its own", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const unitsOf = () => documentStore.getState().spec.network.nodes[1]?.config?.units;
  const more = screen.getByTestId("width-a-more");
  act(() => more.click());
  vi.advanceTimersByTime(5000);
  act(() => more.click());
  expect(unitsOf()).toBe(4);
  act(undo);
  expect(unitsOf()).toBe(3);
});
