/** Which pictures are on screen: the stream subscribes to their union. */

const wanted = new Map<string, number>();
let listener: ((views: readonly string[]) => void) | null = null;

function tell(): void {
  listener?.([...wanted.keys()].sort());
}

/** A picture comes on screen; the function returned takes the wish back. */
export function demandView(view: string): () => void {
  wanted.set(view, (wanted.get(view) ?? 0) + 1);
  tell();
  return () => {
    const left = (wanted.get(view) ?? 1) - 1;
    if (left > 0) {
      wanted.set(view, left);
    } else {
      wanted.delete(view);
    }
    tell();
  };
}

/** Calls `next` now and with every change of the union. */
export function watchViewDemand(next: ((views: readonly string[]) => void) | null): void {
  listener = next;
  tell();
}
