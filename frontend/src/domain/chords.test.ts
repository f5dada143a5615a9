import { expect, it } from "vitest";
import { chordsOf, writeChords } from "./chords";

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it("Shift counts where a chord names it, and not where none does", () => {
  expect(chordsOf({ ...PLAIN, key: "ArrowRight", shiftKey: true })).toEqual([
    "Shift+ArrowRight",
    "ArrowRight",
  ]);
  expect(chordsOf({ ...PLAIN, key: "?", shiftKey: true })).toContain("?");
});

it("a letter is the same key in either case, and Command is Control", () => {
  expect(chordsOf({ ...PLAIN, key: "z", metaKey: true })).toEqual(["Ctrl+Z"]);
  expect(chordsOf({ ...PLAIN, key: "Z", ctrlKey: true })).toEqual(["Ctrl+Z"]);
  expect(chordsOf({ ...PLAIN, key: " " })).toEqual(["Space"]);
});

it("chords are written with the signs on the keys", () => {
  expect(writeChords(["Delete", "Backspace"])).toBe("Del, Backspace");
  expect(writeChords(["Ctrl+Shift+Z", "Ctrl+Y"])).toBe("Ctrl Shift Z, Ctrl Y");
  expect(writeChords(["Alt+ArrowLeft", "Alt+ArrowRight"])).toBe("Alt ← →");
  expect(writeChords(["ArrowUp", "ArrowDown"])).toBe("↑ ↓");
  expect(writeChords(["Space"], (key) => (key === "Space" ? "Leertaste" : undefined))).toBe(
    "Leertaste",
  );
});
