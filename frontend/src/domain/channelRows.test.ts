import { expect, it } from "vitest";
import { barPath, readChannels } from "./channelRows";
import type { ShapedArray } from "./frame";

function frame(names: string, shape: number[], values: number[]) {
  const arrays: [string, { shape: number[]; data: ShapedArray["data"] }][] = [
    ["values", { shape, data: new Float32Array(values) }],
    ["names", { shape: [names.length], data: Uint8Array.from(new TextEncoder().encode(names)) }],
    ["count", { shape: [1], data: new Uint32Array([300]) }],
  ];
  return { arrays: new Map(arrays) };
}

it("rows have their names, their numbers and the largest magnitude among them", () => {
  const channels = readChannels(frame("scale\nshift", [2, 3], [1, 2, 0.5, -4, 0, 3]));
  expect(channels).toEqual({
    count: 300,
    rows: [
      { name: "scale", values: [1, 2, 0.5], most: 2 },
      { name: "shift", values: [-4, 0, 3], most: 4 },
    ],
  });
});

it("an answer whose names and rows differ in number is none", () => {
  expect(readChannels(frame("scale", [2, 1], [1, 2]))).toBeNull();
  expect(readChannels({ arrays: new Map() })).toBeNull();
});

it("bars stand above and below zero, the longest as long as the box; zero and what is no number have none", () => {
  const row = { name: "shift", values: [-4, 0, 3, Number.NaN], most: 4 };
  expect(barPath(row, "below")).toBe("M0.1 0h0.8v1h-0.8z");
  expect(barPath(row, "above")).toBe("M2.1 0h0.8v-0.75h-0.8z");
});
