/** The committed example vectors of `tests/contract/vectors`, which the server's tests read too. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFrame, type ShapedArray, splitFrames } from "./frame";

interface ExpectedArray {
  dtype: string;
  shape: number[];
  values: (number | string)[];
}

interface ExpectedFrame {
  type: string;
  view: string | null;
  run_id: string;
  generation: number;
  seq: number;
  step: number;
  first_step: number;
  bucket_width: number;
  arrays: Record<string, ExpectedArray>;
}

const FOLDER = resolve(import.meta.dirname, "../../../tests/contract/vectors");
const WORDS: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};
const DTYPES: Readonly<Record<string, (data: ShapedArray["data"]) => boolean>> = {
  f4: (data) => data instanceof Float32Array,
  f8: (data) => data instanceof Float64Array,
  u1: (data) => data instanceof Uint8Array,
  u2: (data) => data instanceof Uint16Array,
  u4: (data) => data instanceof Uint32Array,
};

function readBytes(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(resolve(FOLDER, name))).buffer;
}

function asNumber(value: number | string): number {
  return typeof value === "string" ? (WORDS[value] ?? Number(value)) : value;
}

const FRAMES = new Map<string, ExpectedFrame>(
  Object.entries(JSON.parse(readFileSync(resolve(FOLDER, "frames.json"), "utf8"))),
);

describe("frame vectors", () => {
  it.each([...FRAMES.keys()])("%s decodes to the committed numbers", (name) => {
    const wanted = FRAMES.get(name);
    const frame = decodeFrame(readBytes(`${name}.bin`));
    expect([frame.type, frame.view, frame.runId, frame.generation]).toEqual([
      wanted?.type,
      wanted?.view,
      wanted?.run_id,
      wanted?.generation,
    ]);
    expect([frame.seq, frame.step, frame.firstStep, frame.bucketWidth]).toEqual([
      wanted?.seq,
      wanted?.step,
      wanted?.first_step,
      wanted?.bucket_width,
    ]);
    const arrays = Object.entries(wanted?.arrays ?? {});
    expect([...frame.arrays.keys()]).toEqual(arrays.map(([key]) => key));
    for (const [key, array] of arrays) {
      const decoded = frame.arrays.get(key);
      expect(decoded?.shape).toEqual(array.shape);
      expect(decoded && DTYPES[array.dtype]?.(decoded.data)).toBe(true);
      expect([...(decoded?.data ?? [])]).toEqual(array.values.map(asNumber));
    }
  });

  it("splits the body of a record into the same frames", () => {
    const parts = splitFrames(readBytes("joined.bin"));
    expect(parts.map((part) => [...new Uint8Array(part)])).toEqual(
      [...FRAMES.keys()].map((name) => [...new Uint8Array(readBytes(`${name}.bin`))]),
    );
  });
});
