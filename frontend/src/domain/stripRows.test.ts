import { describe, expect, it } from "vitest";
import { someOf, stripRows } from "./stripRows";

const STRIP = ["last", "deep/2/back", "deep/2/fit", "deep/1/back", "deep/1/fit", "first"];

describe("rows of the health strip", () => {
  it("are one for each layer, and one for all copies of a group", () => {
    const rows = stripRows(STRIP, new Set());
    expect(rows.map(({ id, unfolded }) => [id, unfolded])).toEqual([
      ["last", null],
      ["deep", false],
      ["first", null],
    ]);
    expect(rows[1]?.addresses).toEqual(STRIP.slice(1, 5));
  });

  it("are one for each node of a group that is unfolded, behind that of the group", () => {
    const rows = stripRows(STRIP, new Set(["deep"]));
    expect(rows.map(({ id }) => id)).toEqual(["last", "deep", ...STRIP.slice(1, 5), "first"]);
    expect(rows.filter(({ inner }) => inner)).toHaveLength(4);
  });

  it("stay few with four hundred nodes in a group, and a band shows no more lines than it is high", () => {
    const many = Array.from({ length: 400 }, (_, copy) => `deep/${400 - copy}/fit`);
    expect(stripRows(["last", ...many, "first"], new Set())).toHaveLength(3);
    const lines = someOf(many, 28);
    expect(lines).toHaveLength(28);
    expect([lines[0], lines.at(-1)]).toEqual(["deep/400/fit", "deep/1/fit"]);
    expect(someOf(many.slice(0, 3), 28)).toEqual(many.slice(0, 3));
  });
});
