import { expect, it } from "vitest";
import german from "../../locales/catalog.de.json";
import english from "../../locales/catalog.en.json";
import hungarian from "../../locales/catalog.hu.json";
import { lossLines } from "./blockText";

const LOSS = /^losses\.\w+\.title$/;

it.each([
  ["English", english],
  ["German", german],
  ["Hungarian", hungarian],
])("every loss has room for its whole name: %s", (_, catalog) => {
  const names = Object.entries(catalog).flatMap(([key, name]) => (LOSS.test(key) ? [name] : []));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const lines = lossLines(name);
    expect(lines.join(" ")).toBe(name);
    expect(lines.length).toBeLessThan(3);
  }
});

it("a longer name is broken at the space nearest to its middle, and one without a space is cut", () => {
  expect(lossLines("Cross-entropy")).toEqual(["Cross-entropy"]);
  expect(lossLines("Per-pixel cross-entropy")).toEqual(["Per-pixel", "cross-entropy"]);
  expect(lossLines("Kreuzentropieverlustfunktion")).toEqual(["Kreuzentropieverl…"]);
});
