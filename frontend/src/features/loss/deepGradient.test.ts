import { describe, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { RunBuffer } from "../../domain/runBuffer";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { openDocument } from "../../state/documentStore";
import { Stage } from "../../state/stage";
import { deepGradientData, everyLayer, isDeep } from "./deepGradient";

vi.mock("uplot", () => ({ default: class {} }));

const LAYERS = 40;
/** From the loss back to the input. */
const IDS = Array.from({ length: LAYERS }, (_, index) => `layer_${index + 1}`);
const DRAFT = makeDocument({ network: { nodes: IDS.map((id) => ({ id, type: "dense" })) } });

/** A run in which layer n has the gradient n / 8, at two steps. */
function stageOf(): Stage {
  const stage = new Stage();
  const strip = IDS.map((id) => [id, null] as const);
  const buffer = new RunBuffer("run", { ...SCHEMA, nodes: IDS, edges: [], strip });
  for (const step of [0, 1]) {
    const frame = recordFrame(step, step, 1);
    const arrays = new Map(frame.arrays);
    const numbers = IDS.flatMap((_, index) => [(index + 1) / 8, 0]);
    arrays.set("node_statistics", { shape: [LAYERS, 2], data: new Float32Array(numbers) });
    arrays.delete("edge_statistics");
    buffer.apply({ ...frame, arrays });
  }
  stage.runs.stageRecord(buffer, DRAFT.spec);
  openDocument(DRAFT);
  return stage;
}

function shown(selected: string | null) {
  const look = { selected, nameOf: (id: string) => id.toUpperCase(), median: "median" };
  return deepGradientData(stageOf(), 200, "delta_rms", look);
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
    const { lines } = everyLayer(stageOf(), 200, "delta_rms");
    expect(lines.map(({ values }) => values[0])).toEqual(IDS.map((_, index) => (index + 1) / 8));
  });
});

it("a few layers have a line each", () => {
  expect([1, 8, 16, 17, 400].map(isDeep)).toEqual([false, false, false, true, true]);
});
