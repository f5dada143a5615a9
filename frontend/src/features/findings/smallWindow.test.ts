import { describe, expect, it } from "vitest";
import { isSmallWindow } from "./smallWindow";

describe("isSmallWindow", () => {
  it("is false on a lecturer's screen with type for reading", () => {
    expect(isSmallWindow(1440, 900, 13)).toBe(false);
  });

  it("is true on the same screen with type for a hall", () => {
    expect(isSmallWindow(1440, 900, 20)).toBe(true);
  });

  it("is true where the window itself is narrow or low", () => {
    expect(isSmallWindow(1024, 900, 13)).toBe(true);
    expect(isSmallWindow(1440, 800, 13)).toBe(true);
  });
});
