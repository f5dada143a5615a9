import { expect, it } from "vitest";
import type { Frame, ShapedArray } from "./frame";
import { pathOf, readSurface } from "./surface";

function frame(arrays: Readonly<Record<string, readonly [number[], number[]]>>): Frame {
  const shaped = Object.entries(arrays).map(([name, [shape, values]]) => {
    const data: ShapedArray["data"] = Float32Array.from(values);
    return [name, { shape, data }] as const;
  });
  return {
    ...{
      type: "view",
      view: "surface",
      runId: "run",
      generation: 0,
      seq: 0,
      step: 3,
      firstStep: 3,
    },
    ...{ bucketWidth: 0, arrays: new Map(shaped) },
  };
}

it("a surface has its grid, its axes and its minima", () => {
  const surface = readSurface(
    frame({
      heights: [
        [2, 3],
        [0, 1, 2, 3, 4, 5],
      ],
      range: [[4], [-1, 1, 0, 2]],
      minima: [
        [2, 2],
        [0, 1, 0, -1],
      ],
      point: [[2], [0.5, 0.25]],
    }),
  );
  expect(surface?.grid).toMatchObject({ rows: 2, columns: 3, x: [-1, 1], y: [0, 2] });
  expect(surface?.minima).toEqual([
    [0, 1],
    [0, -1],
  ]);
  expect(surface?.point).toEqual([0.5, 0.25]);
  expect(readSurface(frame({}))).toBeNull();
});

it("a path has the steps that both coordinates have, and no gaps", () => {
  const first = { steps: [0, 1, 2, 3], values: [1, 0.5, null, 0.25] };
  const second = { steps: [0, 1, 2], values: [2, 1, 0] };
  expect(pathOf(first, second)).toEqual([
    [1, 2],
    [0.5, 1],
  ]);
  expect(pathOf(undefined, second)).toEqual([]);
});
