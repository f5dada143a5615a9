import { describe, expect, it } from "vitest";
import { noteBox, placeNotes } from "./notePlace";

type NoteBox = ReturnType<typeof noteBox>;

const at = (x: number, y: number): NoteBox => ({ x, y, width: 96, height: 116 });

/** The place of the message of one block among others that have none. */
function placeOf(box: NoteBox, others: readonly NoteBox[], inward = false) {
  const boxes = [box, ...others].map((each, index) => [String(index), each] as const);
  const places = placeNotes(
    new Map(boxes),
    (id) => id === "0",
    () => inward,
  );
  const place = places.get("0");
  if (place === undefined) throw new Error("no place");
  return place;
}

function covers(box: NoteBox, others: readonly NoteBox[], inward = false): boolean {
  const note = noteBox(box, placeOf(box, others, inward));
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
    expect(placeOf(at(0, 0), [at(150, 0)])).toEqual({ above: false, shift: 0, gap: 0 });
  });

  it("stands above it over the row below, and above the last row", () => {
    expect(placeOf(at(0, 0), [at(0, 194)]).above).toBe(true);
    expect(placeOf(at(0, 344), [at(0, 0)]).above).toBe(true);
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
