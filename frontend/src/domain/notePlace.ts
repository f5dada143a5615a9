/** Where a message stands at its block: on no other block or message, and not where its row of blocks has no room. */

interface NoteBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width of a message as its style has it, and the height that most do not pass. */
const NOTE = { width: 185, height: 150 };
/** Room below a block for its weight count. */
const COUNT = 26;
const ABOVE = 14;

/** `shift`: of the middle to the right; `gap`: how much further away than usual. */
export interface NotePlace {
  readonly above: boolean;
  readonly shift: number;
  readonly gap: number;
}

/** What a message covers in the drawing. */
export function noteBox(box: NoteBox, { above, shift, gap }: NotePlace): NoteBox {
  const x = box.x + box.width / 2 + shift - NOTE.width / 2;
  const y = above ? box.y - ABOVE - gap - NOTE.height : box.y + box.height + COUNT + gap;
  return { x, y, ...NOTE };
}

function meets(note: NoteBox, other: NoteBox, below: number): boolean {
  return (
    note.x < other.x + other.width &&
    other.x < note.x + note.width &&
    note.y < other.y + other.height + below &&
    other.y < note.y + note.height
  );
}

/**
 * The nearest free place: below or above, to a side there, at last under whatever stands below.
 *
 * @param inward a block at the right end has its message to its left.
 * @param notes messages that stand already.
 */
function placeNote(
  box: NoteBox,
  others: readonly NoteBox[],
  inward: boolean,
  notes: readonly NoteBox[] = [],
): NotePlace {
  const middle = inward ? (box.width - NOTE.width) / 2 : 0;
  const isLast = !others.some((other) => other.y >= box.y + box.height);
  const isFirst = !others.some((other) => other.y + other.height <= box.y);
  const sides = isLast && !isFirst ? [true, false] : [false, true];
  const near = [0, -NOTE.width / 3, NOTE.width / 3].flatMap((aside) =>
    sides.map((above) => ({ above, shift: middle + aside, gap: 0 })),
  );
  const bottom = box.y + box.height;
  const far = [...others, ...notes]
    .map((other) => other.y + other.height + COUNT - bottom)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b)
    .map((gap) => ({ above: false, shift: middle, gap }));
  const isFree = (place: NotePlace, below: number) =>
    !others.some((other) => meets(noteBox(box, place), other, below)) &&
    !notes.some((other) => meets(noteBox(box, place), other, 0));
  return (
    near.find((place) => isFree(place, COUNT)) ??
    near.find((place) => isFree(place, 0)) ??
    far.find((place) => isFree(place, COUNT)) ?? { above: false, shift: middle, gap: 0 }
  );
}

/** Where the messages of several blocks stand, one after another. */
export function placeNotes<Box extends NoteBox>(
  boxes: ReadonlyMap<string, Box>,
  troubled: (id: string) => boolean,
  isInward: (box: Box) => boolean,
): ReadonlyMap<string, NotePlace> {
  const places = new Map<string, NotePlace>();
  const notes: NoteBox[] = [];
  for (const [id, box] of boxes) {
    if (!troubled(id)) continue;
    const others = [...boxes.values()].filter((other) => other !== box);
    const place = placeNote(box, others, isInward(box), notes);
    places.set(id, place);
    notes.push(noteBox(box, place));
  }
  return places;
}
