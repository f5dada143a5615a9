import { describe, expect, it } from "vitest";
import { isRealChange } from "./room";

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
