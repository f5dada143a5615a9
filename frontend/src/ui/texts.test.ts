import { expect, it } from "vitest";
import { makeTexts } from "./texts";

const texts = makeTexts((key, _fallback, values) => `${key} ${values?.got ?? ""}`);
const PROBLEM = { code: "c", message: "", node_id: null, path: null, expected: null, hint: null };

it("names blocks by their title and number, and by their own name otherwise", () => {
  expect(texts.node({ id: "dense_2", type: "dense" }, null)).toBe("Dense 2");
  expect(texts.node({ id: "logits", type: "dense" }, null)).toBe("Logits");
  expect(texts.node({ id: "x", type: "input" }, null)).toBe("Input");
});

it.each([
  [[64], "64"],
  [[8, 8, 1], "8×8×1"],
  [[[64], [8, 8, 1]], "64, 8×8×1"],
  [["a", "b"], "a, b"],
  [1e12, "1000000000000"],
  ["word", "word"],
  [null, ""],
])("writes what was received as people do: %j", (got, shown) => {
  expect(texts.problem({ ...PROBLEM, got })).toBe(`problems.c.message ${shown}`);
});
