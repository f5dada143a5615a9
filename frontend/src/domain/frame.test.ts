import { describe, expect, it } from "vitest";
import { decodeFrame, splitFrames } from "./frame";
import { encodeFrame, recordFrame } from "./testFrames";

describe("decodeFrame", () => {
  it("gives back what was encoded, in every dtype", () => {
    const arrays = new Map([
      ["f4", { shape: [2], data: new Float32Array([0.5, -1]) }],
      ["f8", { shape: [1], data: new Float64Array([1e300]) }],
      ["u1", { shape: [3], data: new Uint8Array([1, 2, 255]) }],
      ["u2", { shape: [1, 1], data: new Uint16Array([65535]) }],
      ["u4", { shape: [1], data: new Uint32Array([4294967295]) }],
    ]);
    const frame = { ...recordFrame(7, 42, 0.25), arrays };
    const decoded = decodeFrame(encodeFrame(frame));
    expect({ ...decoded, arrays: null }).toEqual({ ...frame, arrays: null });
    for (const [name, { shape, data }] of arrays) {
      expect(decoded.arrays.get(name)?.shape).toEqual(shape);
      expect([...(decoded.arrays.get(name)?.data ?? [])]).toEqual([...data]);
    }
  });

  it("refuses bytes that are no frame", () => {
    expect(() => decodeFrame(new ArrayBuffer(2))).toThrow("a frame has at least 4 bytes, got 2");
    const cut = encodeFrame(recordFrame(0, 1, 1)).slice(0, 300);
    expect(() => decodeFrame(cut)).toThrow(/array|header/);
  });

  it("splits a joined record and refuses a torn one", () => {
    const frames = [recordFrame(0, 1, 1), recordFrame(1, 2, 0.5)].map(encodeFrame);
    const joined = frames.flatMap((frame) => {
      const length = new Uint8Array(new Uint32Array([frame.byteLength]).buffer);
      return [...length, ...new Uint8Array(frame)];
    });
    const parts = splitFrames(new Uint8Array(joined).buffer);
    expect(parts.map((part) => decodeFrame(part).step)).toEqual([1, 2]);
    expect(() => splitFrames(new Uint8Array(joined.slice(0, -3)).buffer)).toThrow(/ends inside/);
  });
});
