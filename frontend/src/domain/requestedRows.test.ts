import { describe, expect, it } from "vitest";
import { GRADIENT } from "./blockColumn";
import { blockState } from "./blockState";
import type { Frame } from "./frame";
import { BLOCK_ROWS } from "./requestedRows";
import { RunBuffer } from "./runBuffer";
import { recordFrame, SCHEMA } from "./testFrames";

const COLUMNS = SCHEMA.node_columns.length;
const CONTEXT = {
  ...{ findings: [], divergedAt: null, live: true, parts: null },
  column: GRADIENT,
};

/** An answer for some layers, each with `[delta_rms, weight_gradient_norm]`. */
function answer(step: number, rows: Record<string, readonly [number, number]>): Frame {
  const addresses = Uint8Array.from(new TextEncoder().encode(Object.keys(rows).join("\n")));
  const statistics = new Float32Array(Object.values(rows).flat());
  return {
    ...{ ...recordFrame(0, step, 1), type: "view", view: BLOCK_ROWS },
    arrays: new Map([
      ["statistics", { shape: [Object.keys(rows).length, COLUMNS], data: statistics }],
      ["addresses", { shape: [addresses.length], data: addresses }],
    ]),
  };
}

function textArray(...names: string[]) {
  const data = Uint8Array.from(new TextEncoder().encode(names.join("\n")));
  return { shape: [data.length], data };
}

const WIRE = "deep/7/fit.out>deep/7/act.in";

/** An answer for one layer with its histogram, and for a wire behind it. */
function answerWithWire(step: number, light: number): Frame {
  const frame = answer(step, { "deep/7/fit": [0.25, 3] });
  const more = [
    ["histograms", { shape: [1, 4], data: Uint8Array.of(0, 255, 51, 0) }],
    ["ranges", { shape: [1, 2], data: Float32Array.of(-1, 3) }],
    ["edges", textArray(WIRE)],
    ["edge_statistics", { shape: [1, 1], data: Float32Array.of(light) }],
  ] as const;
  return { ...frame, arrays: new Map([...frame.arrays, ...more]) };
}

function bufferWith(...answers: Frame[]): RunBuffer {
  const buffer = new RunBuffer("run", SCHEMA);
  buffer.apply(recordFrame(1, 8, 0.5, 0.125));
  for (const frame of answers) buffer.apply(frame);
  return buffer;
}

function stateOf(buffer: RunBuffer, output: string, live = true) {
  const { gradient, requestedAt } = blockState(
    buffer,
    0,
    { output, inner: [output] },
    { ...CONTEXT, live },
  );
  return { gradient, requestedAt };
}

describe("rows on request", () => {
  it("are kept by address with their step, and are no picture", () => {
    const buffer = bufferWith(answer(8, { "deep/7/fit": [0.25, 3], "deep/7/drop": [0.5, 0] }));
    expect(buffer.requested.at("deep/7/fit")?.step).toBe(8);
    expect(Array.from(buffer.requested.at("deep/7/drop")?.values ?? [])).toEqual([0.5, 0]);
    expect(buffer.requested.at("deep/6/fit")).toBeUndefined();
    expect(buffer.views.names).toEqual([]);
    buffer.apply(answer(9, { "deep/8/fit": [0.75, 1] }));
    expect(buffer.requested.at("deep/7/fit")?.step).toBe(8);
    buffer.reset(1);
    expect(buffer.requested.at("deep/7/fit")).toBeUndefined();
  });

  it("stand in for a layer without a row, with their step, and never for one that has a row", () => {
    const buffer = bufferWith(answer(7, { "deep/7/fit": [0.25, 3], dense_1: [9, 9] }));
    expect(stateOf(buffer, "deep/7/fit")).toEqual({ gradient: 0.25, requestedAt: 7 });
    expect(stateOf(buffer, "dense_1")).toEqual({ gradient: 0.125, requestedAt: null });
    expect(stateOf(buffer, "deep/5/fit")).toEqual({ gradient: Number.NaN, requestedAt: null });
  });

  it("bring the histogram of a layer, and the light of wires that have no row", () => {
    const buffer = bufferWith(answerWithWire(8, 0.5));
    const histogram = buffer.requested.at("deep/7/fit")?.histogram;
    expect(Array.from(histogram?.bins ?? [])).toEqual([0, 255, 51, 0]);
    expect(histogram?.range).toEqual([-1, 3]);
    expect(buffer.shownEdge(0, WIRE)).toBe(0.5);
    expect(buffer.shownNode(0, "deep/7/fit", "delta_rms")).toBe(0.25);
    expect(buffer.shownNode(0, "dense_1", "delta_rms")).toBe(0.125);
    expect(buffer.shownEdge(0, "deep/6/fit.out>deep/6/act.in")).toBeNaN();
    const { version } = buffer.requested;
    buffer.apply(answerWithWire(9, 0.75));
    expect(buffer.shownEdge(0, WIRE)).toBe(0.75);
    expect(buffer.requested.version).toBeGreaterThan(version);
    buffer.apply(recordFrame(2, 16, 0.5, 0.125));
    expect(buffer.shownEdge(0, WIRE)).toBeNaN();
    expect(buffer.shownNode(0, "deep/7/fit", "delta_rms")).toBeNaN();
    expect(buffer.shownEdge(1, WIRE)).toBe(0.75);
  });

  it("are not shown at an earlier step that was gone back to", () => {
    const buffer = bufferWith(answer(7, { "deep/7/fit": [0.25, 3] }));
    expect(stateOf(buffer, "deep/7/fit", false)).toEqual({
      gradient: Number.NaN,
      requestedAt: null,
    });
  });

  it("of another form are passed over, and too many of them do not pile up", () => {
    const odd = answer(7, { "deep/7/fit": [0.25, 3] });
    const arrays = new Map(odd.arrays).set("statistics", { shape: [3], data: new Float32Array(3) });
    expect(bufferWith({ ...odd, arrays }).requested.at("deep/7/fit")).toBeUndefined();
    const many = (copy: number) =>
      answer(
        8,
        Object.fromEntries(
          Array.from({ length: 3000 }, (_, n) => [`b${copy}/${n}/fit`, [1, 1] as const]),
        ),
      );
    const buffer = bufferWith(many(1), many(2), many(3));
    expect(buffer.requested.byteLength).toBeLessThanOrEqual(8000 * COLUMNS * 4);
    expect(buffer.requested.at("b3/2999/fit")).toBeDefined();
  });
});
