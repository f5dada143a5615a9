import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearNetwork, makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { CODED, RESIDUAL, residualNetwork } from "../../domain/testNetworks";
import { documentStore, openDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi, uiStore } from "../../state/uiStore";
import { Palette } from "./Palette";

const CATEGORIES = ["core", "convolution", "attention", "of_tomorrow"];

/** Sixty layers that no line of the page knows. */
function layer(index: number) {
  const category = CATEGORIES[index % CATEGORIES.length] ?? "";
  return {
    ...{ type: `layer_${index}`, title: `Layer ${index}`, summary: "Does something.", category },
    ...{ inputs: [{ name: "in", many: false, title: "" }], config_schema: { properties: {} } },
    ...{ formula: "", source: "", activation: false, curve: null, glyph: "", live: [], version: 1 },
  };
}

beforeEach(() => {
  const layers = Array.from({ length: 60 }, (_, index) => layer(index));
  queryClient.setQueryData(["catalog"], makeCatalog({ layers }));
  render(<Palette />, onStage(new Stage()));
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

it("shows every layer under its category, a category it does not know among them", () => {
  expect(screen.getAllByTestId(/^palette-item-/)).toHaveLength(60);
  const unknown = screen.getByTestId("palette-category-of_tomorrow");
  expect(within(unknown).getByText("of tomorrow")).toBeTruthy();
});

it("folds a category away, and a search looks into it all the same", () => {
  const core = screen.getByTestId("palette-category-core");
  fireEvent.click(core);
  expect(core.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByTestId("palette-item-layer_0")).toBeNull();
  fireEvent.change(screen.getByTestId("palette-search"), { target: { value: "layer_0" } });
  expect(screen.getByTestId("palette-item-layer_0")).toBeTruthy();
});

describe("groups", () => {
  const READY = makeDocument({ network: { groups: { residual: RESIDUAL } } }).spec.network.groups;
  const group = READY?.residual;

  beforeEach(() => {
    cleanup();
    const layers = ["input", "dense", "dropout", "add"].map((type) => ({ ...layer(0), type }));
    const groups = group === undefined ? [] : [{ type: "residual", title: "Residual", group }];
    queryClient.setQueryData(["catalog"], makeCatalog({ layers, groups }));
    setUi({ opened: {}, selection: ["first"], notice: null });
  });

  it("that are ready-made are taken into the document and added behind the selection, once for all blocks", () => {
    openDocument(clearNetwork(makeDocument({ network: CODED })));
    render(<Palette />, onStage(new Stage()));
    expect(screen.queryByTestId("palette-category-own_groups")).toBeNull();
    fireEvent.click(screen.getByTestId("palette-item-ready:residual"));
    fireEvent.click(screen.getByTestId("palette-item-ready:residual"));
    const { nodes, groups } = documentStore.getState().spec.network;
    expect(groups).toEqual({ residual: group });
    expect(nodes.map(({ id }) => id)).toEqual(["residual_1", "residual_2"]);
    expect(screen.getByTestId("palette-category-own_groups")).toBeTruthy();
  });

  it("of the document are added as layers are, into an open group too, but not into themselves", () => {
    openDocument({ ...makeDocument({}), spec: residualNetwork() });
    render(<Palette />, onStage(new Stage()));
    fireEvent.click(screen.getByTestId("palette-item-residual"));
    const { nodes, edges } = documentStore.getState().spec.network;
    expect(nodes.map(({ id }) => id)).toContain("residual_1");
    expect(edges).toContainEqual(expect.objectContaining({ source: "residual_1", target: "deep" }));
    act(() => setUi({ opened: { deep: 1 }, selection: ["deep/fit"] }));
    const before = documentStore.getState().spec;
    fireEvent.click(screen.getByTestId("palette-item-residual"));
    expect(documentStore.getState().spec).toBe(before);
    expect(uiStore.getState().notice?.key).toBe("group.inside_itself");
    fireEvent.click(screen.getByTestId("palette-item-dropout"));
    expect(uiStore.getState().selection).toEqual(["deep/dropout_1"]);
  });
});
