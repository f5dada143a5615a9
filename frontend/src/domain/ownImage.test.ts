import { describe, expect, it } from "vitest";
import {
  drawnExample,
  emptyImage,
  enlarged,
  fineness,
  given,
  type OwnImage,
  UNCHANGED,
  withLine,
} from "./ownImage";

const WHITE = { radius: 2, color: [1] };

function at({ values, width }: OwnImage, row: number, column: number): number {
  return values[row * width + column] ?? Number.NaN;
}

function sum({ values }: OwnImage): number {
  return values.reduce((total, value) => total + value, 0);
}

/** One bright pixel in a corner of 7 × 7. */
function corner(): OwnImage {
  const image = emptyImage(7, 7, 1);
  image.values[1 * 7 + 1] = 1;
  return image;
}

describe("what the network is given of an image", () => {
  it("is the image itself where nothing is changed, to the byte", () => {
    const bytes = Array.from({ length: 3 * 5 * 3 }, (_, index) => (index * 37) % 256);
    const image: OwnImage = {
      height: 3,
      width: 5,
      colors: 3,
      values: Float32Array.from(bytes, (byte) => byte / 255),
    };
    const same = given(enlarged(image, 4), UNCHANGED, 4);
    expect([...same.values].map((value) => Math.round(255 * value))).toEqual(bytes);
  });

  it("is the mean of the points of a pixel", () => {
    const fine = emptyImage(2, 2, 1);
    fine.values.set([1, 0.5, 0, 0]);
    expect(given(fine, UNCHANGED, 2).values[0]).toBeCloseTo(0.375, 6);
  });

  it("is shifted by whole pixels, and what leaves the image is gone", () => {
    const image = enlarged(corner(), 3);
    expect(at(given(image, { ...UNCHANGED, shift: [2, 3] }, 3), 4, 3)).toBeCloseTo(1, 6);
    expect(sum(given(image, { ...UNCHANGED, shift: [-2, 0] }, 3))).toBe(0);
  });

  it("turns clockwise about the centre", () => {
    const image = enlarged(corner(), 3);
    const turned = given(image, { ...UNCHANGED, rotation: 90 }, 3);
    expect(at(turned, 1, 5)).toBeCloseTo(1, 6);
    expect(sum(turned)).toBeCloseTo(1, 6);
  });

  it("has its centre of mass in the centre and its larger side in 20 of 28, as in MNIST", () => {
    const drawn = withLine(emptyImage(112, 112, 1), [10, 10], [40, 90], { radius: 5, color: [1] });
    const image = given(drawn, { ...UNCHANGED, centered: true }, 4);
    const ink = [...image.values].flatMap((value, index) =>
      value < 0.05 ? [] : [{ value, x: (index % 28) + 0.5, y: Math.floor(index / 28) + 0.5 }],
    );
    const mass = ink.reduce((total, { value }) => total + value, 0);
    const middle = (axis: "x" | "y") =>
      ink.reduce((total, point) => total + point.value * point[axis], 0) / mass;
    const extent = (axis: "x" | "y") => {
      const places = ink.map((point) => point[axis]);
      return Math.max(...places) - Math.min(...places) + 1;
    };
    expect(middle("x")).toBeCloseTo(14, 0);
    expect(middle("y")).toBeCloseTo(14, 0);
    expect(Math.abs(Math.max(extent("x"), extent("y")) - 20)).toBeLessThanOrEqual(1);
  });

  it("has the same noise for the same seed, with the deviation that was asked for", () => {
    const grey: OwnImage = {
      height: 60,
      width: 60,
      colors: 1,
      values: new Float32Array(3600).fill(0.5),
    };
    const noisy = given(grey, { ...UNCHANGED, noise: 0.1 }, 1);
    expect(given(grey, { ...UNCHANGED, noise: 0.1 }, 1).values).toEqual(noisy.values);
    expect(given(grey, { ...UNCHANGED, noise: 0.1, seed: 2 }, 1).values).not.toEqual(noisy.values);
    const mean = sum(noisy) / 3600;
    const spread = Math.sqrt(
      noisy.values.reduce((total, value) => total + (value - mean) ** 2, 0) / 3600,
    );
    expect(mean).toBeCloseTo(0.5, 2);
    expect(spread).toBeGreaterThan(0.095);
    expect(spread).toBeLessThan(0.105);
  });

  it("is inverted, and stays between 0 and 1 under any noise", () => {
    const image = given(corner(), { ...UNCHANGED, inverted: true, noise: 3 }, 1);
    expect(Math.min(...image.values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...image.values)).toBeLessThanOrEqual(1);
    expect(at(given(corner(), { ...UNCHANGED, inverted: true }, 1), 1, 1)).toBe(0);
  });
});

describe("drawing", () => {
  it("covers what lies within the brush of a line, and nothing beside it", () => {
    const image = withLine(emptyImage(20, 20, 1), [5, 10], [15, 10], WHITE);
    expect(at(image, 10, 10)).toBe(1);
    expect(at(image, 8, 10)).toBe(1);
    expect(at(image, 6, 10)).toBe(0);
    expect(at(image, 10, 18)).toBe(0);
    expect(at(withLine(image, [5, 10], [15, 10], { radius: 2, color: [0] }), 10, 10)).toBe(0);
  });

  it("changes no image that was there before", () => {
    const before = emptyImage(8, 8, 1);
    withLine(before, [4, 4], [4, 4], WHITE);
    expect(sum(before)).toBe(0);
  });

  it("is fine enough for small images and no finer than needed for large ones", () => {
    expect([fineness(8, 8), fineness(28, 28), fineness(32, 32), fineness(224, 224)]).toEqual([
      14, 4, 4, 1,
    ]);
  });
});

describe("an example that is drawn", () => {
  it("is asked for by its bytes as URL-safe base64", () => {
    const image: OwnImage = {
      height: 1,
      width: 3,
      colors: 1,
      values: Float32Array.from([251 / 255, 1, 190 / 255]),
    };
    // Bytes 0xfb 0xff 0xbe are "+/++" in plain base64.
    expect(drawnExample(image)).toBe("drawn:-_--");
  });
});
