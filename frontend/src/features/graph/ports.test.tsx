import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { documentStore, openDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { TooltipProvider } from "../../ui/Tooltip";
import { GraphEditor } from "./GraphEditor";
import { stubCanvas } from "./testCanvas";

const PORT = { name: "in", many: false, title: "" };
const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "max_pool2d", inputs: [PORT] },
    {
      type: "max_unpool2d",
      title: "Max unpooling",
      inputs: [
        { ...PORT, title: "Value" },
        { ...PORT, name: "pooled", title: "Pooling input" },
      ],
    },
  ],
});

vi.mock("./Toolbar", () => ({ Toolbar: () => null }));

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
  stubCanvas();
  queryClient.setQueryData(["catalog"], CATALOG);
  openDocument(
    makeDocument({
      network: {
        nodes: [
          { id: "x", type: "input" },
          { id: "pool", type: "max_pool2d" },
          { id: "back", type: "max_unpool2d" },
        ],
        edges: [
          { source: "x", target: "pool" },
          { source: "pool", target: "back" },
        ],
      },
      objectives: [{ prediction: "back" }],
    }),
  );
  render(
    <TooltipProvider>
      <GraphEditor />
    </TooltipProvider>,
    onStage(stage),
  );
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

it("a block with several inputs has a port with a name for each", () => {
  expect(screen.getByTestId("port-back-in").getAttribute("title")).toBe("Value");
  expect(screen.getByTestId("port-back-pooled").getAttribute("title")).toBe("Pooling input");
  const block = screen.getByTestId("block-back").textContent;
  expect(block).toContain("Value");
  expect(block).toContain("Pooling input");
});

it("a block with one input has a port without a name", () => {
  expect(screen.getByTestId("port-pool-in").getAttribute("title")).toBeNull();
});

it("a wire is drawn by keys into the port that is named", () => {
  act(() => stage.canvas.tools?.connectFrom("x"));
  const offered = screen.getAllByRole("button").map((button) => button.textContent);
  expect(offered).toContain("Back: Value");
  fireEvent.click(screen.getByText("Back: Pooling input"));
  expect(documentStore.getState().spec.network.edges).toEqual([
    expect.objectContaining({ source: "x", target: "pool", target_port: "in" }),
    expect.objectContaining({ source: "pool", target: "back", target_port: "in" }),
    expect.objectContaining({ source: "x", target: "back", target_port: "pooled" }),
  ]);
});
