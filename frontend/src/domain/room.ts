/** The size of the canvas as far as rows of blocks depend on it. */

/** A panel that opens changes the height by less; rows stay then. */
const REAL_WIDTH = 20;
const REAL_HEIGHT = 0.3;

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Whether another size sets the rows anew. */
export function isRealChange(former: Room | null, next: Room): boolean {
  if (former === null) return true;
  const across = Math.abs(next.width - former.width);
  const down = Math.abs(next.height - former.height);
  return across >= REAL_WIDTH || down >= REAL_HEIGHT * former.height;
}
