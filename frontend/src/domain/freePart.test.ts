import { describe, expect, it } from "vitest";
import { freePart } from "./view";

describe("the free part of the canvas", () => {
  it("is between the tools and what lies over the lower edge", () => {
    const free = freePart({ width: 800, height: 600 }, 80, 100);
    expect(free).toEqual({ left: 20, right: 780, top: 80, bottom: 474 });
  });

  it("leaves the blocks their room below the tools, however tall the card over the canvas is", () => {
    expect(freePart({ width: 800, height: 300 }, 80, 350).bottom).toBe(160);
  });
});
