import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeCatalog } from "../../domain/testCatalog";
import { queryClient } from "../../state/queries";
import { Palette } from "./Palette";

const CATEGORIES = ["core", "convolution", "attention", "of_tomorrow"];

/** Sixty layers that no line of the page knows. */
function layer(index: number) {
  const category = CATEGORIES[index % CATEGORIES.length] ?? "";
  return {
    ...{ type: `layer_${index}`, title: `Layer ${index}`, summary: "Does something.", category },
    ...{ inputs: [{ name: "in", many: false, title: "" }], config_schema: { properties: {} } },
    ...{ formula: "", source: "", activation: false, curve: null, live: [], version: 1 },
  };
}

beforeEach(() => {
  const layers = Array.from({ length: 60 }, (_, index) => layer(index));
  queryClient.setQueryData(["catalog"], makeCatalog({ layers }));
  render(<Palette />);
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
