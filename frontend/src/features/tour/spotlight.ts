/** Where the card of the tour stands: beside the part that it points at, in the window, never over a small part. */

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const MARGIN = 12;
/** Inside a large part: below its tools. */
const BELOW_TOOLS = 64;

function within(value: number, size: number, room: number): number {
  return Math.min(room - size - MARGIN, Math.max(MARGIN, value));
}

export function cardPlace(
  target: Box | null,
  card: Size,
  page: Size,
): { left: number; top: number } {
  if (target === null) {
    return { left: page.width - card.width - MARGIN, top: page.height - card.height - MARGIN };
  }
  const { left, top, width, height } = target;
  const centred = within(left + (width - card.width) / 2, card.width, page.width);
  const level = within(top, card.height, page.height);
  const below = top + height + GAP;
  const above = top - GAP - card.height;
  const before = left - GAP - card.width;
  const behind = left + width + GAP;
  if (below + card.height + MARGIN <= page.height) return { left: centred, top: below };
  if (above >= MARGIN) return { left: centred, top: above };
  if (before >= MARGIN) return { left: before, top: level };
  if (behind + card.width + MARGIN <= page.width) return { left: behind, top: level };
  return {
    left: within(left + GAP, card.width, page.width),
    top: within(top + BELOW_TOOLS, card.height, page.height),
  };
}

/** The first of some parts that is on the page and has a size. */
export function findPart(testIds: readonly string[]): HTMLElement | null {
  for (const id of testIds) {
    const part = document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
    if (part !== null && part.getBoundingClientRect().width > 0) return part;
  }
  return null;
}
