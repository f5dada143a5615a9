import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { documentStore, openDocument } from "../../state/documentStore";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { TrainingPanel } from "./TrainingPanel";

vi.mock("../../state/queries", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../../state/queries")>()),
  useCatalog: () => makeCatalog({ limits: { batch_size: 8192 } }),
}));

afterEach(cleanup);

it("a batch holds no more examples than the catalogue allows", () => {
  openDocument(makeDocument({}));
  render(<TrainingPanel />, onStage(new Stage()));
  const field = screen.getByTestId("field-training.batch_size");
  fireEvent.change(field, { target: { value: "8193" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toBe("At most 8192.");
  expect(documentStore.getState().spec.training.batch_size).toBe(10);
});
