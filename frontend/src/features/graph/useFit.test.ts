import { describe, expect, it } from "vitest";
import { freePart } from "./useFit";
import { isRealChange } from "./useRoom";

describe("the free part of the canvas", () => {
  it("is between the tools and what lies over the lower edge", () => {
    const free = freePart({ width: 800, height: 600 }, 80, 100);
    expect(free).toEqual({ left: 20, right: 780, top: 80, bottom: 474 });
  });

  it("leaves the blocks their room below the tools, however tall the card over the canvas is", () => {
    expect(freePart({ width: 800, height: 300 }, 80, 350).bottom).toBe(160);
  });
});

describe("the size that rows are set for", () => {
  const SIZE = { width: 860, height: 600 };

  it("stays while a panel or a finding takes some of the height", () => {
    expect(isRealChange(SIZE, { ...SIZE, height: 480 })).toBe(false);
    expect(isRealChange(SIZE, { ...SIZE, width: 850 })).toBe(false);
  });

  it("follows the window", () => {
    expect(isRealChange(null, SIZE)).toBe(true);
    expect(isRealChange(SIZE, { ...SIZE, width: 700 })).toBe(true);
    expect(isRealChange(SIZE, { ...SIZE, height: 300 })).toBe(true);
  });
});
