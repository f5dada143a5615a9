import { describe, expect, it } from "vitest";
import { chipsOf, NO_BLOCK_STATE } from "./blockState";

describe("chips of a block", () => {
  it("name what stands, a number that is none before all", () => {
    const ill = { ...NO_BLOCK_STATE, showsDead: true, showsSaturated: true, vanishing: true };
    expect(chipsOf(ill)).toEqual(["vanishing", "dead", "saturated"]);
    expect(chipsOf({ ...ill, notANumber: true })).toEqual(["not_a_number"]);
    expect(chipsOf(NO_BLOCK_STATE)).toEqual([]);
  });
});
