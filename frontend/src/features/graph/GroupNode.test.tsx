import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setBlock } from "../../domain/blocks";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { residualNetwork } from "../../domain/testNetworks";
import { documentStore, editDocument, openDocument } from "../../state/documentStore";
import { openGroup } from "../../state/openGroups";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi, uiStore } from "../../state/uiStore";
import { TooltipProvider } from "../../ui/Tooltip";
import { canDraw, drawWire, refuseWire } from "./edits";
import { GraphEditor } from "./GraphEditor";
import { stubCanvas } from "./testCanvas";

const PORT = [{ name: "in", many: false, title: "" }];
const CATALOG = makeCatalog({
  layers: [
    { type: "input" },
    { type: "dense", inputs: PORT },
    { type: "dropout", inputs: PORT },
    { type: "add", inputs: [{ name: "in", many: true, title: "" }] },
  ],
  limits: { nodes: 100 },
});

beforeEach(() => {
  stubCanvas();
  queryClient.setQueryData(["catalog"], CATALOG);
  openDocument({ ...makeDocument({}), spec: residualNetwork() });
  setUi({ opened: {}, selection: [], notice: null });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(): void {
  render(
    <TooltipProvider>
      <GraphEditor />
    </TooltipProvider>,
    onStage(new Stage()),
  );
}

function repeat(): number | undefined {
  return documentStore.getState().spec.network.nodes.find(({ id }) => id === "deep")?.repeat;
}

function type(text: string): void {
  const field = screen.getByTestId("repeat-deep");
  act(() => field.focus());
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: "Enter" });
}

describe("the block of a group", () => {
  it("has a stepper for its copies that takes whole numbers within the limit and nothing else", () => {
    show();
    fireEvent.click(screen.getByTestId("repeat-deep-more"));
    expect(repeat()).toBe(2);
    for (const [text, count] of [
      ["7", 7],
      ["", 7],
      ["two", 7],
      ["2.5", 7],
      ["0", 7],
      ["-3", 7],
      ["1e6", 7],
      ["100", 100],
    ] as const) {
      type(text);
      expect([text, repeat()]).toEqual([text, count]);
    }
    expect(uiStore.getState().notice).toBeNull();
    expect(screen.getByTestId("repeat-deep-more").hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByTestId("repeat-deep-fewer"));
    expect(repeat()).toBe(99);
  });

  it("says what a number of copies may be where another was typed, until one is taken", () => {
    show();
    for (const [text, reason] of [
      ["1000000", "At most 100."],
      ["0", "At least 1."],
      ["2.5", "Enter a whole number."],
    ] as const) {
      type(text);
      expect(uiStore.getState().notice).toEqual({
        key: "number.not_taken",
        values: { text, reason },
      });
    }
    type("3");
    expect(uiStore.getState().notice).toBeNull();
  });

  it("gives way to a frame with its inputs and blocks, which a button closes", () => {
    show();
    expect(screen.queryByTestId("block-deep/fit")).toBeNull();
    act(() => openGroup("deep"));
    expect(screen.getByTestId("frame-deep")).toBeTruthy();
    for (const id of ["deep/in", "deep/fit", "deep/sum"]) {
      expect(screen.getByTestId(`block-${id}`)).toBeTruthy();
    }
    expect(screen.queryByTestId("copy-deep")).toBeNull();
    act(() => editDocument((draft) => setBlock(draft, "deep", { repeat: 3 })));
    fireEvent.change(screen.getByTestId("copy-deep"), { target: { value: "3" } });
    expect(uiStore.getState().opened).toEqual({ deep: 3 });
    fireEvent.click(screen.getByTestId("close-deep"));
    expect(screen.queryByTestId("frame-deep")).toBeNull();
  });
});

describe("a wire at a group", () => {
  const draw = (source: string, target: string) => ({ source, target, targetHandle: "in" });

  it("is drawn inside it, for all copies", () => {
    expect(canDraw(draw("deep/in", "deep/late"))).toBe(true);
    act(() => drawWire(CATALOG, draw("deep/fit", "deep/sum")));
    const edges = documentStore.getState().spec.network.groups?.residual?.edges ?? [];
    const into = edges.filter(({ target }) => target === "sum").map(({ source }) => source);
    expect(into).toEqual(["drop", "in", "fit"]);
  });

  it("is refused where it would close a cycle or cross the border, each with its reason", () => {
    expect(canDraw(draw("deep/sum", "deep/fit"))).toBe(false);
    refuseWire(draw("deep/sum", "deep/fit"));
    expect(uiStore.getState().notice?.key).toBe("graph.refused");
    expect(canDraw(draw("first", "deep/fit"))).toBe(false);
    refuseWire(draw("first", "deep/fit"));
    expect(uiStore.getState().notice?.key).toBe("group.refused_border");
  });
});
