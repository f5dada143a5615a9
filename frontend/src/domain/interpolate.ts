/** Values eased between statistics, for drawing only: text always shows what was recorded. */

/** A vector that glides towards its targets by 1 - exp(-dt / tau) a frame. */
export class Eased {
  readonly shown: Float32Array;
  private readonly targets: Float32Array;
  private settled = true;

  constructor(
    readonly length: number,
    private readonly tauMs = 70,
  ) {
    this.shown = new Float32Array(length);
    this.targets = new Float32Array(length);
  }

  /** A new goal. NaN counts as 0. */
  aim(index: number, value: number): void {
    const target = Number.isNaN(value) ? 0 : value;
    if (this.targets[index] !== target) {
      this.targets[index] = target;
      this.settled = false;
    }
  }

  /** Moves everything on by `elapsedMs`; true while something still moves. */
  advance(elapsedMs: number): boolean {
    if (this.settled) {
      return false;
    }
    const share = 1 - Math.exp(-Math.max(0, elapsedMs) / this.tauMs);
    let moving = false;
    for (let index = 0; index < this.length; index += 1) {
      const gap = (this.targets[index] ?? 0) - (this.shown[index] ?? 0);
      if (Math.abs(gap) < 0.002) {
        this.shown[index] = this.targets[index] ?? 0;
      } else {
        this.shown[index] = (this.shown[index] ?? 0) + gap * share;
        moving = true;
      }
    }
    this.settled = !moving;
    return true;
  }

  /** Jumps to the targets. */
  finish(): void {
    this.shown.set(this.targets);
    this.settled = true;
  }
}
