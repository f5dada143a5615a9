/** Binary frames: u32 header length, JSON header, zeros to a multiple of 8, then 8-aligned arrays. */
import { isObject } from "./readDocument";

type FrameArray = Float32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array;

/** One array of a frame with its shape; `data` is a view of the received bytes, row-major. */
export interface ShapedArray {
  readonly shape: readonly number[];
  readonly data: FrameArray;
}

/** One record or view frame of a run (the twin of `backend/protocol/frames.py`). */
export interface Frame {
  readonly type: "record" | "view";
  readonly view: string | null;
  readonly runId: string;
  readonly generation: number;
  readonly seq: number;
  readonly step: number;
  readonly firstStep: number;
  readonly bucketWidth: number;
  readonly arrays: ReadonlyMap<string, ShapedArray>;
}

interface ArrayHeader {
  name: string;
  dtype: string;
  shape: number[];
  offset: number;
}

interface FrameHeader {
  type: "record" | "view";
  view: string | null;
  run_id: string;
  generation: number;
  seq: number;
  step: number;
  first_step: number;
  bucket_width: number;
  arrays: ArrayHeader[];
}

const ALIGNMENT = 8;

/** The bytes were not a frame. */
class FrameError extends Error {}

function makeArray(dtype: string, buffer: ArrayBuffer, offset: number, count: number): FrameArray {
  switch (dtype) {
    case "f4":
      return new Float32Array(buffer, offset, count);
    case "f8":
      return new Float64Array(buffer, offset, count);
    case "u1":
      return new Uint8Array(buffer, offset, count);
    case "u2":
      return new Uint16Array(buffer, offset, count);
    case "u4":
      return new Uint32Array(buffer, offset, count);
    default:
      throw new FrameError(`unknown dtype ${dtype}`);
  }
}

function isArrayHeader(value: unknown): value is ArrayHeader {
  return (
    isObject(value) &&
    typeof value.name === "string" &&
    typeof value.dtype === "string" &&
    typeof value.offset === "number" &&
    Array.isArray(value.shape) &&
    value.shape.every((length) => typeof length === "number")
  );
}

const NUMBERS = ["generation", "seq", "step", "first_step", "bucket_width"] as const;

function isFrameHeader(value: unknown): value is FrameHeader {
  return (
    isObject(value) &&
    (value.type === "record" || value.type === "view") &&
    (value.view === null || typeof value.view === "string") &&
    typeof value.run_id === "string" &&
    NUMBERS.every((name) => typeof value[name] === "number") &&
    Array.isArray(value.arrays) &&
    value.arrays.every(isArrayHeader)
  );
}

function readHeader(buffer: ArrayBuffer): { header: FrameHeader; payload: number } {
  if (buffer.byteLength < 4) {
    throw new FrameError(`a frame has at least 4 bytes, got ${buffer.byteLength}`);
  }
  const length = new DataView(buffer).getUint32(0, true);
  if (4 + length > buffer.byteLength) {
    throw new FrameError(`header of ${length} bytes in a frame of ${buffer.byteLength}`);
  }
  const text = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(buffer, 4, length));
  const header: unknown = JSON.parse(text);
  if (!isFrameHeader(header)) {
    throw new FrameError("the header is none of a frame");
  }
  return { header, payload: Math.ceil((4 + length) / ALIGNMENT) * ALIGNMENT };
}

/**
 * The frame in `buffer`, which starts at its first byte.
 *
 * @throws FrameError the bytes are not a frame.
 */
export function decodeFrame(buffer: ArrayBuffer): Frame {
  const { header, payload } = readHeader(buffer);
  const arrays = new Map<string, ShapedArray>();
  for (const entry of header.arrays) {
    const count = entry.shape.reduce((product, size) => product * size, 1);
    try {
      const data = makeArray(entry.dtype, buffer, payload + entry.offset, count);
      arrays.set(entry.name, { shape: entry.shape, data });
    } catch (error) {
      throw new FrameError(`array ${entry.name}: ${String(error)}`);
    }
  }
  return {
    type: header.type,
    view: header.view,
    runId: header.run_id,
    generation: header.generation,
    seq: header.seq,
    step: header.step,
    firstStep: header.first_step,
    bucketWidth: header.bucket_width,
    arrays,
  };
}

/** The frames of a `/record` body: each behind its u32 length, copied so that its arrays are aligned. */
export function splitFrames(body: ArrayBuffer): ArrayBuffer[] {
  const view = new DataView(body);
  const frames: ArrayBuffer[] = [];
  let offset = 0;
  while (offset < body.byteLength) {
    if (offset + 4 > body.byteLength) {
      throw new FrameError("the record ends inside a length");
    }
    const length = view.getUint32(offset, true);
    if (offset + 4 + length > body.byteLength) {
      throw new FrameError("the record ends inside a frame");
    }
    frames.push(body.slice(offset + 4, offset + 4 + length));
    offset += 4 + length;
  }
  return frames;
}
