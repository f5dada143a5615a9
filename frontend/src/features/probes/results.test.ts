import { describe, expect, it } from "vitest";
import type { Frame, ShapedArray } from "../../domain/frame";
import type { Palette } from "../../state/palette";
import { deadUnits } from "./deadUnits";
import { hessian } from "./hessian";
import { lossLandscape } from "./lossLandscape";
import { noiseScale } from "./noiseScale";
import type { Look } from "./result";
import { skippedBlocks } from "./skippedBlocks";

const STOPS = [
  [0, 0, 0],
  [255, 255, 255],
] as const;
const PALETTE: Palette = {
  ...{ dark: true, rampStops: STOPS, ramp: [], background: "#000", canvas: "#000", panel: "#000" },
  ...{
    raised: "#000",
    line: "#111",
    lineStrong: "#222",
    text: "#fff",
    muted: "#999",
    faint: "#666",
  },
  ...{ accent: "#00f", good: "#0f0", wire: "#333", classes: [], runs: [] },
  ...{ fontWords: "", fontNumbers: "", rem: 13 },
};
/** Sentences as their keys, with the values that go in. */
const LOOK: Look = {
  t: (key, values = {}) =>
    [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(" "),
  palette: PALETTE,
  width: 400,
  name: (address) => `[${address}]`,
  plainDescent: true,
  choice: null,
};

function frame(
  arrays: Readonly<Record<string, readonly number[] | string>>,
  shapes: Readonly<Record<string, number[]>> = {},
): Frame {
  const shaped = Object.entries(arrays).map(([name, value]) => {
    const data: ShapedArray["data"] =
      typeof value === "string"
        ? Uint8Array.from(value, (letter) => letter.charCodeAt(0))
        : Float64Array.from(value);
    return [name, { shape: shapes[name] ?? [data.length], data }] as const;
  });
  return {
    ...{
      type: "view",
      view: "hessian",
      runId: "run",
      generation: 0,
      seq: 0,
      step: 7,
      firstStep: 7,
    },
    ...{ bucketWidth: 0, arrays: new Map(shaped) },
  };
}

describe("the Hessian", () => {
  const eigenvalues = {
    largest: [24, 3],
    largest_error: [1e-9, 1e-9],
    smallest: [-2],
    smallest_error: [1e-9],
  };

  it("says whether plain descent is stable at the rate of the step", () => {
    const sentence = (rate: number) =>
      hessian(frame({ ...eigenvalues, learning_rate: [rate] }), LOOK)?.sentences[0];
    expect(sentence(0.1)).toBe("probes.hessian.above largest=24.00 limit=20.00 rate=0.1");
    expect(sentence(0.05)).toBe("probes.hessian.below largest=24.00 limit=40.00 rate=0.05");
  });

  it("says nothing of a rate that an optimiser scales for each weight", () => {
    const scaled = { ...LOOK, plainDescent: false };
    const [first] =
      hessian(frame({ ...eigenvalues, learning_rate: [0.1] }), scaled)?.sentences ?? [];
    expect(first).toMatch(/^probes\.hessian\.largest /);
  });

  it("calls no minimum what curves down, beyond the error of the smallest", () => {
    const second = (smallest: number) =>
      hessian(frame({ ...eigenvalues, smallest: [smallest], learning_rate: [0.1] }), LOOK)
        ?.sentences[1];
    expect(second(-2)).toMatch(/^probes\.hessian\.saddle /);
    expect(second(-1e-10)).toMatch(/^probes\.hessian\.convex /);
  });
});

it("the noise scale of a layer is its part of the variance over its part of the gradient", () => {
  const result = noiseScale(
    frame({
      ...{
        noise_scale: [40],
        trace: [8],
        gradient_square: [0.2],
        batch_size: [10],
        layers: "a\nb",
      },
      ...{ layer_trace: [6, 2], layer_gradient_square: [0.1, 0] },
    }),
    LOOK,
  );
  expect(result?.sentences).toEqual(["probes.noise_scale.above scale=40.0 batch=10"]);
  expect(result?.table.rows).toEqual([
    ["probes.whole", 40, 8, 0.2],
    ["[a]", 60, 6, 0.1],
    ["[b]", Number.NaN, 2, 0],
  ]);
});

it("dead neurons are counted over all layers", () => {
  const result = deadUnits(
    frame({ layers: "a\nb", units: [6, 4], dead: [3, 0], examples: [300] }),
    LOOK,
  );
  expect(result?.sentences).toEqual(["probes.dead_units.some dead=3 units=10 examples=300"]);
  expect(result?.table.rows[0]).toEqual(["[a]", 6, 3, "50\u00a0%"]);
});

it("the block that is missed most is named; without accuracy there is no such column", () => {
  const result = skippedBlocks(
    frame({
      ...{
        blocks: "a\nb",
        losses: [0.5, 0.75, 2],
        accuracies: [Number.NaN, Number.NaN, Number.NaN],
      },
      ...{ residual: [1], ways: [1, 2, 1], gradients: [4, 1, 0] },
    }),
    LOOK,
  );
  expect(result?.sentences[1]).toBe("probes.skipped_blocks.worst name=[b] loss=0.500 without=2.00");
  expect(result?.table.columns).toHaveLength(2);
  // 4 of 4 + 2 + 0 comes along the shortest path.
  const texts = result?.figures[2]?.marks.flatMap((mark) =>
    mark.kind === "text" ? [mark.text] : [],
  );
  expect(texts).toContain("67\u00a0%");
});

describe("the landscape", () => {
  const axis = [-1, 0, 1];
  const losses = [3, 2, 3, 1, 0.5, 1, 3, 2, Number.NaN];

  it("has the loss of each pair of coordinates in its table, and gaps where it is not known yet", () => {
    const result = lossLandscape(
      frame({ axis, losses, path: [], angle: [0] }, { path: [0, 2] }),
      LOOK,
    );
    expect(result?.table.rows[1]).toEqual([0, -1, 2]);
    expect(result?.table.rows[8]).toEqual([1, 1, null]);
    expect(result?.sentences).toEqual([
      "probes.loss_landscape.middle loss=0.5000",
      "probes.loss_landscape.no_path count=0",
    ]);
  });

  it("paints the largest second coordinate at the top", () => {
    const result = lossLandscape(
      frame({ axis, losses, path: [], angle: [0] }, { path: [0, 2] }),
      LOOK,
    );
    const image = result?.figures[0]?.marks.find((mark) => mark.kind === "image");
    // The corner that is not known is at the top right: fully transparent.
    expect(image?.kind === "image" && image.pixels[4 * 2 + 3]).toBe(0);
    expect(image?.kind === "image" && image.pixels[4 * 8 + 3]).toBe(255);
  });

  it("shows nothing before the first point", () => {
    expect(lossLandscape(frame({}), LOOK)).toBeNull();
  });
});
