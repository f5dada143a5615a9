import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Document, makeDocument } from "../../domain/document";
import { RunBuffer } from "../../domain/runBuffer";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { runInfo } from "../../domain/testRuns";
import { openDocument } from "../../state/documentStore";
import type { OverlayView } from "../../state/overlays";
import { Stage } from "../../state/stage";
import type { ChartData } from "./chartData";
import { deepGradientData } from "./deepGradient";
import { gradientData } from "./gradientData";
import { isDeep } from "./gradientSeries";
import { showReadout } from "./readout";

vi.mock("uplot", () => ({ default: class {} }));

const LAYERS = 40;
/** From the loss back to the input. */
const IDS = Array.from({ length: LAYERS }, (_, index) => `layer_${index + 1}`);
const DRAFT = draftOf(0);

function draftOf(seed: number): Document {
  const nodes = IDS.map((id) => ({ id, type: "dense" }));
  return makeDocument({ network: { nodes }, training: { seed } });
}

/** A record in which layer n has the gradient n / 8, at so many steps of half a second each. */
function recordOf(runId: string, steps: number, factor = 1, ids = IDS): RunBuffer {
  const strip = ids.map((id) => [id, null] as const);
  const buffer = new RunBuffer(runId, { ...SCHEMA, nodes: ids, edges: [], strip });
  for (let step = 0; step < steps; step += 1) {
    const frame = { ...recordFrame(step, step, 1), runId };
    const arrays = new Map(frame.arrays);
    const numbers = ids.flatMap((_, index) => [(factor * (index + 1)) / 8, 0]);
    arrays.set("node_statistics", { shape: [ids.length, 2], data: new Float32Array(numbers) });
    arrays.delete("edge_statistics");
    buffer.apply({ ...frame, arrays });
  }
  buffer.times.add(0, 0);
  buffer.times.add(steps - 1, (steps - 1) / 2);
  return buffer;
}

const LOOK = { axis: "step", measure: "delta_rms" } as const;
const WORDS = {
  nameOf: (id: string) => id.toUpperCase(),
  nameRuns: (views: readonly OverlayView[]) => {
    const over = views.map(({ runId }): [string, string] => [runId, `the ${runId}`]);
    return new Map(views.length === 0 ? [] : [...over, ["run", "the run"] as const]);
  },
  median: "median",
};

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
  stage.runs.stageRecord(recordOf("run", 2), DRAFT.spec);
  openDocument(DRAFT);
});

function shown(selected: string | null, axis: "step" | "time" = "step"): ChartData {
  return deepGradientData(stage, 200, { ...LOOK, axis, selected }, WORDS);
}

/** The readout while a step is pointed at and a layer is picked. */
function readAt(data: ChartData, step: number, picked: number): HTMLElement {
  const values = data.lines.map(({ read }) => read?.(step) ?? null);
  const { nameOf, read } = data.curves ?? {};
  const output = document.createElement("div");
  const value = read?.(picked, step) ?? null;
  showReadout(output, "here", data, values, { name: nameOf?.(picked) ?? "", value });
  return output;
}

describe("the gradient of a deep network", () => {
  it("is drawn in three lines and two bands, however many layers there are", () => {
    const { lines, band, innerBand } = shown(null);
    expect(lines.map(({ endText, values }) => [endText, values])).toEqual([
      ["median", [2.5625, 2.5625]],
      ["LAYER_1", [0.125, 0.125]],
      ["LAYER_40", [5, 5]],
    ]);
    expect([band?.low[1], band?.high[1]]).toEqual([0.125, 5]);
    expect([innerBand?.low[1], innerBand?.high[1]]).toEqual([1.34375, 3.78125]);
  });

  it("has every layer's curve at hand, the selected block's drawn until another is pointed at", () => {
    const { curves } = shown("layer_7");
    expect(curves?.columns).toHaveLength(LAYERS);
    expect(curves?.chosen).toBe(6);
    expect(curves?.nameOf(6)).toBe("LAYER_7");
    expect(curves?.columns[6]).toEqual([0.875, 0.875]);
    expect(shown(null).curves?.chosen).toBeNull();
    expect(shown("gone").curves?.chosen).toBeNull();
  });

  it("has all layers in its table", () => {
    const { lines } = gradientData(stage, 200, LOOK, WORDS);
    expect(lines.map(({ values }) => values[0])).toEqual(IDS.map((_, index) => (index + 1) / 8));
  });

  it("reads the median, both ends and the layer picked", () => {
    expect(readAt(shown(null), 1, 6).textContent).toBe(
      "here   median 2.6   LAYER_1 0.13   LAYER_40 5.0   LAYER_7 0.88",
    );
    expect(shown(null).curves?.read(6, 2)).toBeNull();
  });

  it("lies with its bands and layers on the axis that is chosen", () => {
    const { places, band, curves } = shown(null, "time");
    expect([places, curves?.places]).toEqual([
      [0, 0.5],
      [0, 0.5],
    ]);
    expect(band?.high).toEqual([5, 5]);
  });
});

describe("a run laid over a deep network", () => {
  beforeEach(() => {
    const other = { buffer: recordOf("other", 3, 2), spec: draftOf(1).spec };
    stage.runs.lay({ ...other, info: runInfo("other") });
  });

  it("has its median as a line of its own with its name, the bands staying those in focus", () => {
    const { places, lines, band } = shown(null);
    expect(places).toEqual([0, 1, 2]);
    expect(lines.map(({ name, endText, values }) => [name, endText, values])).toEqual([
      ["other median", "the other", [5.125, 5.125, 5.125]],
      ["run median", "the run", [2.5625, 2.5625, null]],
      ["run layer_1", "LAYER_1", [0.125, 0.125, null]],
      ["run layer_40", "LAYER_40", [5, 5, null]],
    ]);
    expect(lines.map(({ dash }) => dash.length > 0)).toEqual([true, false, false, false]);
    expect(band?.high).toEqual([5, 5, null]);
  });

  it("has a row beside that in focus, which names the layer picked", () => {
    const rows = [...readAt(shown(null), 1, 6).querySelectorAll<HTMLElement>("[data-run]")];
    expect(rows.map(({ dataset, textContent }) => [dataset.run, textContent])).toEqual([
      ["run", "the runmedian 2.6  LAYER_1 0.13  LAYER_40 5.0  LAYER_7 0.88"],
      ["other", "the othermedian 5.1"],
    ]);
  });

  it("has its median in the table too, beside every layer of the run in focus", () => {
    const { lines } = gradientData(stage, 200, LOOK, WORDS);
    expect(lines.map(({ name }) => name)).toEqual([
      "other median",
      ...IDS.map((id) => `run ${id}`),
    ]);
  });

  it("has its median beside the layers of a run that has few", () => {
    stage.runs.stageRecord(recordOf("few", 2, 1, IDS.slice(0, 2)), DRAFT.spec);
    const { lines } = gradientData(stage, 200, LOOK, WORDS);
    expect(lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["other median", "few layer_1", "few layer_2"]),
    );
  });
});

it("a few layers have a line each", () => {
  expect([1, 8, 16, 17, 400].map(isDeep)).toEqual([false, false, false, true, true]);
});
