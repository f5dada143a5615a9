import { describe, expect, it } from "vitest";
import { fitPadding } from "./useFit";

describe("fitPadding", () => {
  it("keeps what is asked for where there is room", () => {
    expect(fitPadding(600, 80, 20, 100)).toEqual({ top: 100, bottom: 100 });
  });

  it("leaves the blocks their room below the tools, however tall the card over the canvas is", () => {
    expect(fitPadding(300, 80, 0, 350)).toEqual({ top: 80, bottom: 140 });
  });

  it("never pushes blocks behind the tools", () => {
    expect(fitPadding(120, 80, 90, 350)).toEqual({ top: 80, bottom: 0 });
  });
});
