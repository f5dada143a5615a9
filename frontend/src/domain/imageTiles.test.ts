import { describe, expect, it } from "vitest";
import {
  DARK_MAPS,
  gridOf,
  type Images,
  imageAt,
  LIGHT_MAPS,
  limitsOf,
  paintTiles,
  tileAt,
} from "./imageTiles";

const TWO: Images = { count: 2, height: 1, width: 2, colors: 1, values: [0, 2, -1, Number.NaN] };

function pixel({ rgba }: { rgba: Uint8ClampedArray }, at: number): number[] {
  return [...rgba.slice(4 * at, 4 * at + 4)];
}

describe("images of signed numbers", () => {
  it("share one scale, with zero in the middle tone and no colour where there is no number", () => {
    const shade = { kind: "signed", largest: 2, colors: LIGHT_MAPS } as const;
    const drawn = paintTiles(TWO, 2, shade);
    expect([drawn.width, drawn.height]).toEqual([2, 3]);
    expect(pixel(drawn, 0)).toEqual([232, 234, 235, 255]);
    expect(pixel(drawn, 1)).toEqual([8, 119, 189, 255]);
    // Half way from zero to negative: (232 + 245) / 2, (234 + 147) / 2, (235 + 34) / 2.
    expect(pixel(drawn, 4)).toEqual([238, 190, 134, 255]);
    expect(pixel(drawn, 5)).toEqual([0, 0, 0, 0]);
    expect(pixel(drawn, 2)).toEqual([0, 0, 0, 0]);
  });

  it("have a zero darker than both ends in the dark theme", () => {
    const light = ([r, g, b]: readonly number[]) =>
      0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
    expect(light(DARK_MAPS.zero)).toBeLessThan(light(DARK_MAPS.negative) / 2);
    expect(light(DARK_MAPS.zero)).toBeLessThan(light(DARK_MAPS.positive) / 2);
    expect(light(LIGHT_MAPS.zero)).toBeGreaterThan(light(LIGHT_MAPS.negative));
  });

  it("of three colours are brightness around the middle", () => {
    const color: Images = { count: 1, height: 1, width: 1, colors: 3, values: [2, 0, -2] };
    const shade = { kind: "signed", largest: 2, colors: DARK_MAPS } as const;
    expect(pixel(paintTiles(color, 1, shade), 0)).toEqual([255, 128, 0, 255]);
  });

  it("have limits that count no hole and always hold zero", () => {
    expect(limitsOf(TWO)).toEqual({ low: -1, high: 2 });
    expect(limitsOf({ ...TWO, values: [3, 4] })).toEqual({ low: 0, high: 4 });
    expect(limitsOf(imageAt(TWO, 1))).toEqual({ low: -1, high: 0 });
  });
});

describe("a grid of images", () => {
  const grid = (shown: number, aspect?: number, height = 8) => {
    const { columns, rows } = gridOf(
      { count: shown, height, width: 8, colors: 1, values: [] },
      shown,
      aspect,
    );
    return [columns, rows];
  };

  it("is as square as the images allow", () => {
    expect([1, 2, 3, 4, 5, 8, 12, 16, 17].map((shown) => grid(shown))).toEqual([
      ...[
        [1, 1],
        [2, 1],
        [2, 2],
        [2, 2],
        [3, 2],
        [3, 3],
        [4, 3],
        [4, 4],
        [5, 4],
      ],
    ]);
    expect(grid(4, 1, 32)).toEqual([4, 1]);
  });

  it("fills a wide room with larger images", () => {
    expect([grid(8, 1.7), grid(6, 1.7), grid(4, 1.7), grid(12, 1.7)]).toEqual([
      ...[
        [4, 2],
        [3, 2],
        [2, 2],
        [4, 3],
      ],
    ]);
  });
});

describe("pictures", () => {
  it("are brightness from 0 to 1, grey of one channel", () => {
    const grey: Images = { count: 1, height: 1, width: 2, colors: 1, values: [0.2, 1] };
    const drawn = paintTiles(grey, 1, { kind: "picture" });
    expect([...pixel(drawn, 0), ...pixel(drawn, 1)]).toEqual([51, 51, 51, 255, 255, 255, 255, 255]);
  });
});

describe("the grid", () => {
  it("finds the image under the pointer, and none behind the last", () => {
    const maps: Images = { count: 5, height: 4, width: 4, colors: 1, values: [] };
    expect(gridOf(maps, 5)).toEqual({ columns: 3, rows: 2, width: 14, height: 9 });
    expect(tileAt(maps, 5, 0, 0)).toBe(0);
    expect(tileAt(maps, 5, 11, 2)).toBe(2);
    expect(tileAt(maps, 5, 6, 6)).toBe(4);
    expect(tileAt(maps, 5, 12, 6)).toBeNull();
  });
});
