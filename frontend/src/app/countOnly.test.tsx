import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fittingBaselines } from "../domain/baselines";
import { makeDocument } from "../domain/document";
import { makeCatalog } from "../domain/testCatalog";
import DataTab from "../features/data/DataTab";
import { InputPicture } from "../features/graph/InputPicture";
import { DataPreview } from "../features/views/DataPreview";
import { openDocument } from "../state/documentStore";
import { queryClient } from "../state/queries";
import { Stage } from "../state/stage";
import { onStage } from "../state/testStage";
import { TooltipProvider } from "../ui/Tooltip";

const IMAGES = { kind: "image", classes: ["0", "1"], input_shape: [8, 8, 1] };
const CATALOG = makeCatalog({
  datasets: [
    { type: "shape_of_tomorrow", ...IMAGES, count_only: true },
    { type: "pictures", ...IMAGES },
  ],
  baselines: [{ type: "of_all", needs: "inputs" }],
});
const NOTE = /No examples: shapes, weights, operations and memory are counted/;

const asked = vi.hoisted((): string[] => []);

vi.mock("../api/http", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../api/http")>()),
  postPreview: ({ data }: { data: { type: string } }) => {
    asked.push(data.type);
    return new Promise(() => {});
  },
}));

/** @param type the data set of the document. */
function show(type: string, part: React.ReactNode): void {
  openDocument(makeDocument({ data: { type } }));
  render(<TooltipProvider>{part}</TooltipProvider>, onStage(new Stage()));
}

beforeEach(() => {
  asked.length = 0;
  queryClient.setQueryData(["catalog"], CATALOG);
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

it("the data panel says of a set without examples that it only counts, and offers no split", () => {
  show("shape_of_tomorrow", <DataTab />);
  expect(screen.getByTestId("count-only").textContent).toMatch(NOTE);
  expect(screen.queryByTestId("data-preview")).toBeNull();
  expect(screen.queryByTestId("fold-resampling")).toBeNull();
  expect(asked).not.toContain("shape_of_tomorrow");
});

it("a set with examples is shown and split", () => {
  show("pictures", <DataTab />);
  expect(screen.queryByTestId("count-only")).toBeNull();
  expect(screen.getByTestId("data-preview")).toBeTruthy();
  expect(screen.getByTestId("fold-resampling")).toBeTruthy();
  expect(asked).toContain("pictures");
});

it("what stands before training says it, too", () => {
  show("shape_of_tomorrow", <DataPreview />);
  expect(screen.getByText(NOTE)).toBeTruthy();
  expect(asked).toEqual([]);
});

it("the input block shows no picture of another set", () => {
  show("shape_of_tomorrow", <InputPicture />);
  expect(screen.queryByRole("img")).toBeNull();
  expect(asked).toEqual([]);
});

it("no method beside the network is offered where it has nothing to fit", () => {
  const [shape, pictures] = CATALOG.datasets;
  if (shape === undefined || pictures === undefined) throw new Error("the catalogue is empty");
  expect(fittingBaselines(CATALOG, shape)).toEqual([]);
  expect(fittingBaselines(CATALOG, pictures)).toHaveLength(1);
});
