import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { documentStore, openDocument, undo } from "../../state/documentStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { DatasetPicker } from "./DatasetPicker";

const KINDS = ["plane", "table", "of_tomorrow"];
const [FIRST, SECOND] = ["set_0", "set_3"];

/** Twelve sets that no line of the page knows; their pictures are not asked for. */
const CATALOG = makeCatalog({
  datasets: Array.from({ length: 12 }, (_, index) => ({
    ...{ type: `set_${index}`, title: `Set ${index}`, kind: KINDS[index % KINDS.length] ?? "" },
    ...{ classes: ["a", "b"], available: false },
  })),
});

beforeEach(() => {
  openDocument(makeDocument({ data: { type: FIRST }, training: { class_weights: [1, 2] } }));
  const datasets = CATALOG.datasets.map((entry) => ({
    ...entry,
    available: entry.type === SECOND,
  }));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network here")));
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  render(<DatasetPicker catalog={{ ...CATALOG, datasets }} />, onStage(new Stage()));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("opens the group of the chosen set alone; a kind it does not know is a group, too", () => {
  expect(screen.getAllByTestId(/^dataset-/)).toHaveLength(4);
  const unknown = screen.getByTestId("datasets-of_tomorrow");
  expect(unknown.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(unknown);
  expect(screen.getAllByTestId(/^dataset-/)).toHaveLength(8);
  expect(unknown.textContent).toContain("of tomorrow");
});

it("chooses in one step of undo and keeps what fits", () => {
  fireEvent.click(screen.getByTestId(`dataset-${SECOND}`));
  const { data, training } = documentStore.getState().spec;
  expect([data.type, training.class_weights]).toEqual([SECOND, [1, 2]]);
  undo();
  expect(documentStore.getState().spec.data.type).toBe(FIRST);
});

it("does not choose a set that is not there", () => {
  fireEvent.click(screen.getByTestId("dataset-set_6"));
  expect(documentStore.getState().spec.data.type).toBe(FIRST);
});
