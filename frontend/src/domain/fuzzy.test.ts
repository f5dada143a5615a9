import { expect, it } from "vitest";
import { fuzzyScore } from "./fuzzy";

it("finds every word, wherever it stands", () => {
  expect(fuzzyScore("rate learning", "Learning rate")).toBe(5);
  expect(fuzzyScore("lear", "Learning rate")).toBe(4);
  expect(fuzzyScore("arning", "Learning rate")).toBe(2);
  expect(fuzzyScore("learning momentum", "Learning rate")).toBe(0);
});

it("takes letters in order for a word, but no three letters of a long sentence", () => {
  expect(fuzzyScore("lrnrate", "Learning rate")).toBe(1);
  expect(fuzzyScore("lrn", "lorem ipsum dolor sit amet, run")).toBe(0);
  expect(fuzzyScore("xz", "Learning rate")).toBe(0);
});

it("takes no notice of marks and capitals", () => {
  expect(fuzzyScore("kezdoertek", "Kezdőérték")).toBe(5);
  expect(fuzzyScore("FÜR", "Lernrate fur")).toBe(5);
});

it("ranks whole words before starts, starts before parts", () => {
  const [whole, start, part] = ["Play or pause", "Playground", "Replay"].map((text) =>
    fuzzyScore("play", text),
  );
  expect([whole, start, part]).toEqual([5, 4, 2]);
});
