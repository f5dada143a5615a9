import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Frame } from "../../domain/frame";
import type { RunSchema } from "../../domain/runBuffer";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { clearStage, stageRun } from "../../state/buffers";
import { runFrame } from "../../state/scheduler";
import { BlockPulse } from "./BlockPulse";

/** Rectangles drawn as bars, by the canvas that they were drawn on. */
let bars: Map<HTMLCanvasElement, { x: number; width: number }[]>;

function fakeContext(canvas: HTMLCanvasElement) {
  const drawn: { x: number; width: number }[] = [];
  bars.set(canvas, drawn);
  return {
    canvas,
    clearRect: () => undefined,
    beginPath: () => {
      drawn.length = 0;
    },
    rect: (x: number, _y: number, width: number) => drawn.push({ x, width }),
    fill: () => undefined,
    fillRect: () => undefined,
  };
}

beforeEach(() => {
  bars = new Map();
  const contexts = new Map<HTMLCanvasElement, unknown>();
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (
    this: HTMLCanvasElement,
  ) {
    const context = contexts.get(this) ?? fakeContext(this);
    contexts.set(this, context);
    return context as never;
  });
});

afterEach(() => {
  cleanup();
  clearStage();
  vi.restoreAllMocks();
});

const WIDE: RunSchema = {
  ...SCHEMA,
  nodes: ["wide", "flat"],
  edges: [],
  node_columns: ["delta_rms", "activation_std"],
  strip: [],
};

/** Two layers with bell-shaped outputs, one of them a million times narrower than the other. */
function bellFrame(): Frame {
  const bell = Array.from({ length: 32 }, (_, bin) => 255 * Math.exp(-(((bin - 15.5) / 6) ** 2)));
  const arrays = new Map([
    ["node_statistics", { shape: [2, 2], data: new Float32Array([0.1, 0.04, 0.1, 1e-7]) }],
    ["node_histograms", { shape: [2, 32], data: new Uint8Array([...bell, ...bell]) }],
    ["histogram_ranges", { shape: [2, 2], data: new Float32Array([-0.12, 0.12, -3e-7, 3e-7]) }],
  ]);
  return { ...recordFrame(0, 1, 0.5), arrays };
}

let nowMs = 1e9;

function draw(): void {
  for (let beat = 0; beat < 3; beat += 1) {
    nowMs += 1000;
    runFrame(nowMs);
  }
}

function show(): { wide: HTMLElement; flat: HTMLElement } {
  stageRun("run", WIDE, null).apply(bellFrame());
  const [wide, flat] = ["wide", "flat"].map(
    (id) => render(<BlockPulse nodeId={id} />).container,
  ) as [HTMLElement, HTMLElement];
  draw();
  return { wide, flat };
}

function spanOf(container: HTMLElement): number {
  const canvas = container.querySelector("canvas") as HTMLCanvasElement;
  const drawn = bars.get(canvas) ?? [];
  return Math.max(...drawn.map(({ x, width }) => x + width)) - Math.min(...drawn.map(({ x }) => x));
}

it("draws the outputs of all layers on one scale, so that a collapsed layer is a spike", () => {
  const { wide, flat } = show();
  expect(spanOf(wide)).toBeGreaterThan(70);
  expect(spanOf(flat)).toBeLessThan(12);
});

it("names the ends of the scale, the same on every block", () => {
  show();
  for (const id of ["wide", "flat"]) {
    expect(screen.getByTestId(`block-low-${id}`).textContent).toBe("-0.2");
    expect(screen.getByTestId(`block-high-${id}`).textContent).toBe("0.2");
  }
});

it("shows the standard deviation of each layer's outputs", () => {
  show();
  expect(screen.getByTestId("block-deviation-wide").textContent).toBe("0.040");
  expect(screen.getByTestId("block-deviation-flat").textContent).toBe("1.0e-7");
});
