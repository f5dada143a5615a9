import { describe, expect, it } from "vitest";
import { type NoteBox, noteBox, placeNote, placeNotes } from "./notePlace";

const at = (x: number, y: number): NoteBox => ({ x, y, width: 96, height: 116 });

function covers(box: NoteBox, others: readonly NoteBox[], inward = false): boolean {
  const note = noteBox(box, placeNote(box, others, inward));
  return others.some(
    (other) =>
      note.x < other.x + other.width &&
      other.x < note.x + note.width &&
      note.y < other.y + other.height &&
      other.y < note.y + note.height,
  );
}

describe("a message at a block", () => {
  it("stands below it where nothing is", () => {
    expect(placeNote(at(0, 0), [at(150, 0)], false)).toEqual({ above: false, shift: 0, gap: 0 });
  });

  it("stands above it over the row below, and above the last row", () => {
    expect(placeNote(at(0, 0), [at(0, 194)], false).above).toBe(true);
    expect(placeNote(at(0, 344), [at(0, 0)], false).above).toBe(true);
  });

  it("covers no block, however close the rows stand", () => {
    const rows = [0, 1, 2].flatMap((row) =>
      [0, 1, 2, 3].map((column) => at(column * 150, row * 194)),
    );
    for (const box of rows) {
      const others = rows.filter((other) => other !== box);
      expect(covers(box, others)).toBe(false);
      expect(covers(box, others, true)).toBe(false);
    }
  });

  it("covers no message of a neighbour", () => {
    const narrow = { x: 100, y: 0, width: 34, height: 116 };
    const boxes = new Map([
      ["dense_1", at(0, 0)],
      ["relu_1", narrow],
      ["dense_2", at(140, 0)],
    ]);
    const places = placeNotes(
      boxes,
      () => true,
      () => false,
    );
    const notes = [...boxes].map(([id, box]) => noteBox(box, places.get(id) as never));
    for (const note of notes) {
      for (const other of notes.filter((one) => one !== note)) {
        const beside = Math.abs(note.x - other.x) >= note.width;
        expect(beside || Math.abs(note.y - other.y) >= note.height).toBe(true);
      }
    }
  });
});
