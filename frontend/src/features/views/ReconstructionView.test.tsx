import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { SCHEMA, viewFrame } from "../../domain/testFrames";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { ReconstructionView } from "./ReconstructionView";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(names: readonly string[]): void {
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  const picture = { shape: [1, 2, 2, 1], data: new Uint8Array([0, 80, 160, 240]) };
  const errors = { shape: [1], data: new Float32Array([0.04]) };
  const arrays = new Map(
    names.map((name) => [name, name === "errors" ? errors : picture] as const),
  );
  const stage = new Stage();
  const buffer = stage.runs.stage("run", { ...SCHEMA, views: ["reconstruction"] }, null);
  buffer.apply({ ...viewFrame("reconstruction", 3), arrays });
  render(<ReconstructionView />, onStage(stage));
}

const pictures = () => screen.getAllByRole("img").map((image) => image.getAttribute("aria-label"));

it("shows an input beside its reconstruction", () => {
  show(["inputs", "outputs", "errors"]);
  expect(pictures()).toEqual(["Input 1", "Reconstruction 1"]);
});

it("shows what a denoising network sees, its prediction and the clean target, and names them", () => {
  show(["inputs", "outputs", "errors", "seen"]);
  expect(pictures()).toEqual(["Noisy input 1", "Reconstruction 1", "Target 1"]);
  expect(screen.getByText(/noisy input, prediction, clean target/i)).toBeDefined();
});
