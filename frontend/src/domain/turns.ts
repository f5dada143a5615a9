/** Work of which only so much is done at a time; of what waits, what came last goes first. No React state. */
export class Turns {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** What comes of the work, as soon as there is a turn for it; it never begins once `signal` is aborted. */
  async take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.busy >= this.most) await new Promise<void>((begin) => this.waiting.push(begin));
    else this.busy += 1;
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      const next = this.waiting.pop();
      if (next === undefined) this.busy -= 1;
      else next();
    }
  }
}
