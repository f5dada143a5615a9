/** How long a run had trained at some of its steps, and between them by interpolation. */

/** So many are kept: half of them goes where there are more, the first and the last stay. */
const MOST = 4_096;

export class RunTimes {
  private steps: number[] = [];
  private seconds: number[] = [];

  get length(): number {
    return this.steps.length;
  }

  /** Takes a time in, in any order; of a step that is known already the last one counts. */
  add(step: number, runTimeS: number): void {
    const last = this.steps.at(-1);
    if (last === undefined || step > last) {
      this.steps.push(step);
      this.seconds.push(runTimeS);
    } else {
      const place = this.steps.findIndex((known) => known >= step);
      const known = this.steps[place] === step ? 1 : 0;
      this.steps.splice(place, known, step);
      this.seconds.splice(place, known, runTimeS);
    }
    if (this.steps.length > MOST) this.thin();
  }

  /** Seconds of training until a step; beyond the last known one at the pace of the steps before it. NaN where nothing is known. */
  at(step: number): number {
    return interpolate(this.steps, this.seconds, step);
  }

  /** The step reached after so many seconds. */
  stepAt(runTimeS: number): number {
    return interpolate(this.seconds, this.steps, runTimeS);
  }

  private thin(): void {
    const last = this.steps.length - 1;
    const keep = (_: number, index: number) => index % 2 === 0 || index === last;
    this.steps = this.steps.filter(keep);
    this.seconds = this.seconds.filter(keep);
  }
}

function interpolate(from: readonly number[], to: readonly number[], at: number): number {
  if (from.length < 2)
    return from.length === 1 && from[0] === at ? (to[0] ?? Number.NaN) : Number.NaN;
  let [low, high] = [0, from.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const [x0, x1] = [from[low] ?? 0, from[high] ?? 0];
  const [y0, y1] = [to[low] ?? 0, to[high] ?? 0];
  return x1 === x0 ? y1 : y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}
