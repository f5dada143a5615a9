import { withinLimit } from "../domain/viewRequest";

/** Which pictures are on screen: the stream subscribes to their union. */
export class ViewDemand {
  private readonly wanted = new Map<string, number>();
  private listener: ((views: readonly string[]) => void) | null = null;
  private readonly onlookers = new Set<() => void>();

  /** The pictures on screen, by name; no more than a session draws. */
  get names(): readonly string[] {
    return withinLimit([...this.wanted.keys()].sort());
  }

  /** Called when another picture comes on screen or one leaves. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.onlookers.add(listener);
    return () => {
      this.onlookers.delete(listener);
    };
  };

  /** A picture comes on screen; the function returned takes the wish back. */
  demand(view: string): () => void {
    this.add(view, 1);
    return () => this.add(view, -1);
  }

  /** Calls `next` now and with every change of the union. */
  watch(next: ((views: readonly string[]) => void) | null): void {
    this.listener = next;
    this.publish();
  }

  private add(view: string, change: number): void {
    const count = (this.wanted.get(view) ?? 0) + change;
    if (count > 0) {
      this.wanted.set(view, count);
    } else {
      this.wanted.delete(view);
    }
    this.publish();
  }

  private publish(): void {
    this.listener?.(this.names);
    for (const look of this.onlookers) look();
  }
}
