import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeDocument } from "../../domain/document";
import type { Frame } from "../../domain/frame";
import type { RunSchema } from "../../domain/runBuffer";
import type { Spec } from "../../domain/spec";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { openDocument } from "../../state/documentStore";
import { runFrame } from "../../state/scheduler";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi } from "../../state/uiStore";
import { BlockPulse, GlyphPulse } from "./BlockPulse";

let stage: Stage;

interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** The bars of a block's histogram. */
function barsOf(container: Element): Bar[] {
  const path = container.querySelector("[data-bars]")?.getAttribute("d") ?? "";
  return [...path.matchAll(/M([\d.]+) [\d.]+v-([\d.]+)h([\d.]+)/g)].map(([, x, height, width]) => ({
    ...{ x: Number(x), width: Number(width), height: Number(height) },
  }));
}

beforeEach(() => {
  stage = new Stage();
});

afterEach(cleanup);

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

const TWO = makeDocument({
  network: { nodes: ["wide", "flat"].map((id) => ({ id, type: "input" })) },
});

function show(): { wide: HTMLElement; flat: HTMLElement } {
  openDocument(TWO);
  stage.runs.stage("run", WIDE, TWO.spec).apply(bellFrame());
  const [wide, flat] = ["wide", "flat"].map(
    (id) => render(<BlockPulse nodeId={id} />, onStage(stage)).container,
  ) as [HTMLElement, HTMLElement];
  draw();
  return { wide, flat };
}

function spanOf(container: HTMLElement): number {
  const drawn = barsOf(container);
  return Math.max(...drawn.map(({ x, width }) => x + width)) - Math.min(...drawn.map(({ x }) => x));
}

it("draws the outputs of all layers on one scale, so that a collapsed layer is a spike", () => {
  const { wide, flat } = show();
  expect(spanOf(wide)).toBeGreaterThan(35);
  expect(spanOf(flat)).toBeLessThan(6);
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

it("draws other outputs that come to stand in the same row of the record", () => {
  const { wide } = show();
  const heightsBefore = barsOf(wide);
  stage.runs.current?.reset(1);
  const frame = bellFrame();
  const counts = { shape: [2, 32], data: new Uint8Array(64).fill(200) };
  const arrays = new Map(frame.arrays).set("node_histograms", counts);
  stage.runs.current?.apply({ ...frame, arrays, generation: 1 });
  draw();
  expect(barsOf(wide)).not.toEqual(heightsBefore);
});

it("marks outputs that are not a number all over, and dead units by their share", () => {
  const dead: RunSchema = { ...WIDE, node_columns: ["delta_rms", "window_dead", "non_finite"] };
  openDocument(TWO);
  const values = new Float32Array([0.1, 0.25, 0, 0.1, 0, 4]);
  const arrays = new Map(bellFrame().arrays).set("node_statistics", {
    shape: [2, 3],
    data: values,
  });
  stage.runs.stage("run", dead, TWO.spec).apply({ ...bellFrame(), arrays });
  const [wide, flat] = ["wide", "flat"].map(
    (id) => render(<BlockPulse nodeId={id} />, onStage(stage)).container,
  );
  draw();
  const hatching = (container: Element | undefined) =>
    container?.querySelector<HTMLElement>("[data-hatching]")?.style.width;
  expect([hatching(wide), hatching(flat)]).toEqual(["25%", "100%"]);
  expect(flat === undefined ? [] : barsOf(flat)).toEqual([]);
});

it("leaves alone what has not changed", async () => {
  const { wide } = show();
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(wide, { attributes: true, characterData: true, childList: true, subtree: true });
  const frame = bellFrame();
  const values = new Float32Array([0.2, 0.04, 0.1, 1e-7]);
  const arrays = new Map(frame.arrays).set("node_statistics", { shape: [2, 2], data: values });
  stage.runs.current?.apply({ ...recordFrame(1, 2, 0.5), arrays });
  draw();
  changes.push(...observer.takeRecords());
  observer.disconnect();
  expect(screen.getByTestId("block-gradient-wide").textContent).toBe("0.20");
  const kinds = changes.map(({ type, target, attributeName }) =>
    target instanceof Element
      ? `${type} ${attributeName} ${[...target.attributes].map(({ name }) => name).find((name) => name.startsWith("data-") && name !== "data-testid")}`
      : type,
  );
  expect([...new Set(kinds)].sort()).toEqual(["attributes style data-bar", "characterData"]);
});

describe("with another statistic than the gradient", () => {
  const columns = ["delta_rms", "activation_mean", "zero_fraction", "weight_norm"];
  const SIX: RunSchema = {
    ...{ ...SCHEMA, nodes: ["x", "fit", "act"], edges: [], node_columns: columns },
    strip: [["fit", "act"]],
  };
  const CHAIN = makeDocument({
    network: {
      nodes: [
        { id: "x", type: "input" },
        { id: "fit", type: "dense" },
        { id: "act", type: "relu" },
      ],
      edges: [
        { source: "x", target: "fit" },
        { source: "fit", target: "act" },
      ],
    },
  });
  // delta RMS, mean, zeros, norm of the weights.
  const VALUES = [
    ...[Number.NaN, 0.5, 0.125, Number.NaN],
    ...[0.25, -0.25, 0, 3],
    ...[0.5, 0.75, 0.375, Number.NaN],
  ];

  afterEach(() => setUi({ blockColumn: "delta_rms" }));

  function showFit(): { number: HTMLElement; bar: HTMLElement } {
    openDocument(CHAIN);
    const frame = { ...recordFrame(0, 1, 0.5) };
    const arrays = new Map([
      ["node_statistics", { shape: [3, 4], data: new Float32Array(VALUES) }],
    ]);
    stage.runs.stage("run", SIX, CHAIN.spec).apply({ ...frame, arrays });
    const geometry = { kind: "block", x: 0, y: 0, width: 10, height: 10 } as const;
    stage.canvas.geometry = {
      ...stage.canvas.geometry,
      nodes: new Map(["x", "fit"].map((id) => [id, { id, ...geometry }])),
    };
    const { container } = render(<BlockPulse nodeId="fit" />, onStage(stage));
    draw();
    const bar = container.querySelector<HTMLElement>("[data-bar]");
    if (bar === null) throw new Error("no bar");
    return { number: screen.getByTestId("block-gradient-fit"), bar };
  }

  it("a mean is its own output's, its bar runs from the middle as far as its share of the largest", () => {
    setUi({ blockColumn: "activation_mean" });
    const { number, bar } = showFit();
    expect(number.textContent).toBe("-0.25");
    expect(bar.style.transform).toBe("translateX(50%) scaleX(-0.25)");
  });

  it("zeros are those behind its activation, in percent of all", () => {
    setUi({ blockColumn: "zero_fraction" });
    const { number, bar } = showFit();
    expect(number.textContent).toBe("38\u00a0%");
    expect(bar.style.transform).toBe("scaleX(0.375)");
  });

  it("a change is shown at once, and one statistic's range is not the other's", () => {
    const { number, bar } = showFit();
    expect([number.textContent, bar.style.transform]).toEqual(["0.25", "scaleX(0.88)"]);
    setUi({ blockColumn: "weight_norm" });
    draw();
    expect([number.textContent, bar.style.transform]).toEqual(["3.0", "scaleX(1)"]);
    expect(number.dataset.over).toBe("false");
  });
});

describe("beside a run whose network the document no longer has", () => {
  const SCHEMA_OF_RUN: RunSchema = {
    ...SCHEMA,
    nodes: ["x", "dense_1", "act_1"],
    node_columns: ["delta_rms", "activation_std", "window_dead"],
  };

  /** x > dense_1 > act_1, the loss behind it. */
  function network(activation: string, units = 8, extra: readonly string[] = []): Spec {
    const chain = ["x", "dense_1", "act_1", ...extra];
    return makeDocument({
      network: {
        nodes: [
          { id: "x", type: "input" },
          { id: "dense_1", type: "dense", config: { units } },
          { id: "act_1", type: activation },
          ...extra.map((id) => ({ id, type: "dense" })),
        ],
        edges: chain.slice(1).map((target, index) => ({ source: chain[index] ?? "", target })),
      },
      objectives: [{ prediction: chain.at(-1) ?? "" }],
    }).spec;
  }

  function showBeside(trained: Spec, document: Spec): { gradient: string; deviation: string } {
    openDocument({ spec: document, layout: { note: "", positions: {} }, title: "" });
    const values = [0.2, 1, Number.NaN, 0.2, 0.5, Number.NaN, 0.2, 0.5, 0.9];
    const arrays = new Map([
      ["node_statistics", { shape: [3, 3], data: new Float32Array(values) }],
      ["node_histograms", { shape: [3, 32], data: new Uint8Array(96).fill(9) }],
      ["histogram_ranges", { shape: [3, 2], data: new Float32Array([0, 1, -1, 1, 0, 1]) }],
    ]);
    stage.runs.stage("run", SCHEMA_OF_RUN, trained).apply({ ...recordFrame(0, 1, 0.5), arrays });
    render(<BlockPulse nodeId="dense_1" />, onStage(stage));
    render(<GlyphPulse nodeId="act_1" />, onStage(stage));
    draw();
    const text = (id: string) => screen.getByTestId(id).textContent ?? "";
    return { gradient: text("block-gradient-dense_1"), deviation: text("block-deviation-dense_1") };
  }

  const ringOf = () => screen.getByTestId("glyph-act_1").dataset.state;
  const barsDrawn = () => barsOf(document.body).length;

  it("shows the run's numbers where network and document are alike", () => {
    const shown = showBeside(network("relu"), network("relu"));
    expect(shown).toEqual({ gradient: "0.20", deviation: "0.50" });
    expect(ringOf()).toBe("dead");
    expect(barsDrawn()).toBeGreaterThan(0);
  });

  it("shows none on a new block that took the name of a former one", () => {
    const shown = showBeside(network("relu"), network("relu", 3));
    expect(shown).toEqual({ gradient: "–", deviation: "–" });
    expect(barsDrawn()).toBe(0);
  });

  it("shows no dead units of the activation that an undone cure had put in", () => {
    const shown = showBeside(network("relu"), network("sigmoid"));
    expect(ringOf()).toBe("healthy");
    expect(shown).toEqual({ gradient: "–", deviation: "0.50" });
    expect(document.querySelector('[data-chip="dead"]:not([hidden])')).toBeNull();
  });

  it("shows no gradient where something else is behind a block, and its outputs as they were", () => {
    const shown = showBeside(network("relu"), network("relu", 8, ["dense_2"]));
    expect(shown).toEqual({ gradient: "–", deviation: "0.50" });
  });
});
