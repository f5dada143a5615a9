/** Frames and schemas for tests: the encoder's twin, and a small run. */
import type { Frame, ShapedArray } from "./frame";
import type { RunSchema } from "./runBuffer";

const CODES: readonly (readonly [string, (data: ShapedArray["data"]) => boolean])[] = [
  ["f4", (data) => data instanceof Float32Array],
  ["f8", (data) => data instanceof Float64Array],
  ["u1", (data) => data instanceof Uint8Array],
  ["u2", (data) => data instanceof Uint16Array],
  ["u4", (data) => data instanceof Uint32Array],
];

function pad(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** A frame as the server would send it. */
export function encodeFrame(frame: Frame): ArrayBuffer {
  let size = 0;
  const entries = [...frame.arrays].map(([name, { shape, data }]) => {
    const entry = {
      name,
      dtype: CODES.find(([, matches]) => matches(data))?.[0] ?? "f4",
      shape,
      offset: size,
      data,
    };
    size = pad(size + data.byteLength);
    return entry;
  });
  const header = new TextEncoder().encode(
    JSON.stringify({
      type: frame.type,
      view: frame.view,
      run_id: frame.runId,
      generation: frame.generation,
      seq: frame.seq,
      step: frame.step,
      first_step: frame.firstStep,
      bucket_width: frame.bucketWidth,
      arrays: entries.map(({ data: _, ...entry }) => entry),
    }),
  );
  const start = pad(4 + header.length);
  const bytes = new Uint8Array(start + size);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  for (const { data, offset } of entries) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start + offset);
  }
  return bytes.buffer;
}

export const SCHEMA: RunSchema = {
  nodes: ["x", "dense_1", "act_1"],
  edges: [
    ["x", "out", "dense_1", "in"],
    ["dense_1", "out", "act_1", "in"],
  ],
  node_columns: ["delta_rms", "weight_gradient_norm"],
  edge_columns: ["edge_delta_rms"],
  scalars: ["data_loss", "loss"],
  metrics: ["accuracy"],
  strip: [["dense_1", "act_1"]],
  classes: ["0", "1"],
  views: ["boundary"],
  steps_per_epoch: 10,
  training_size: 100,
};

/** A record frame of `SCHEMA`: one bucket of loss `loss` ending at `step`, statistics `delta` for dense_1. */
export function recordFrame(seq: number, step: number, loss: number, delta = 0.1): Frame {
  const f4 = (shape: number[], data: number[]): ShapedArray => ({
    shape,
    data: new Float32Array(data),
  });
  return {
    type: "record",
    view: null,
    runId: "run",
    generation: 0,
    seq,
    step,
    firstStep: step,
    bucketWidth: 1,
    arrays: new Map([
      ["scalar_buckets", f4([2, 1, 4], [loss, loss, loss, loss, loss, loss, loss, loss])],
      ["node_statistics", f4([3, 2], [Number.NaN, Number.NaN, delta, 2, 0, 0])],
      ["edge_statistics", f4([2, 1], [delta, 2 * delta])],
    ]),
  };
}

/** A frame with evaluations only added: step, validation loss, accuracy. */
export function withEvaluation(frame: Frame, row: readonly [number, number, number]): Frame {
  const arrays = new Map(frame.arrays);
  arrays.set("evaluation", { shape: [1, 3], data: new Float64Array(row) });
  return { ...frame, arrays };
}

/** The frame that a new run sends first: statistics of the state before the first update, no loss. */
export function startFrame(delta = 0.1): Frame {
  const frame = recordFrame(0, 0, Number.NaN, delta);
  const arrays = new Map(frame.arrays);
  arrays.delete("scalar_buckets");
  return { ...frame, arrays };
}

/** A picture of a step, empty. */
export function viewFrame(view: string, step: number): Frame {
  return { ...recordFrame(0, step, 0), type: "view", view, arrays: new Map() };
}
