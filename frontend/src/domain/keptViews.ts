/** Pictures of a run: the latest of each kind, and up to 64 kept at steps spaced by factors, for going back. */

import type { Frame } from "./frame";
import { hasOptions } from "./viewRequest";

const MAX_KEPT = 64;
/** Requests with options that are kept, twice as many as a session draws. */
const MAX_REQUESTS = 48;

/** Index of the kept frame that is missed least: its neighbours lie closest by ratio. Ends are never dropped. */
function leastMissed(frames: readonly Frame[]): number {
  let best = 1;
  let smallest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < frames.length - 1; index += 1) {
    const before = frames[index - 1]?.step ?? 0;
    const after = frames[index + 1]?.step ?? 0;
    const gap = Math.log((after + 1) / (before + 1));
    if (gap < smallest) {
      smallest = gap;
      best = index;
    }
  }
  return best;
}

export class KeptViews {
  private readonly kept = new Map<string, Frame[]>();
  /** The last to come of each kind: restored weights are of an earlier step than the picture before. */
  private readonly newest = new Map<string, Frame>();

  get names(): readonly string[] {
    return [...this.kept.keys()];
  }

  /** The picture of now. */
  add(frame: Frame): void {
    if (frame.view === null) return;
    this.keep(frame);
    this.newest.delete(frame.view);
    this.newest.set(frame.view, frame);
    this.forgetOldRequests();
  }

  /** Requests with options are many: an example each, a drawn one with every line. Those seen longest ago go. */
  private forgetOldRequests(): void {
    const requests = [...this.newest.keys()].filter(hasOptions);
    for (const name of requests.slice(0, Math.max(0, requests.length - MAX_REQUESTS))) {
      this.newest.delete(name);
      this.kept.delete(name);
    }
  }

  /** A picture of a step gone back to. */
  keep(frame: Frame): void {
    if (frame.view === null) return;
    const frames = this.kept.get(frame.view) ?? [];
    this.kept.set(frame.view, frames);
    let position = frames.length;
    while (position > 0 && (frames[position - 1]?.step ?? 0) >= frame.step) {
      position -= 1;
    }
    const replaced = frames[position]?.step === frame.step ? 1 : 0;
    frames.splice(position, replaced, frame);
    if (frames.length > MAX_KEPT) {
      frames.splice(leastMissed(frames), 1);
    }
  }

  get byteLength(): number {
    const frames = new Set([...this.newest.values(), ...[...this.kept.values()].flat()]);
    let bytes = 0;
    for (const { arrays } of frames) {
      for (const { data } of arrays.values()) bytes += data.byteLength;
    }
    return bytes;
  }

  latest(view: string): Frame | undefined {
    return this.newest.get(view);
  }

  /** The kept picture nearest to `step`. */
  nearest(view: string, step: number): Frame | undefined {
    let best: Frame | undefined;
    for (const frame of this.kept.get(view) ?? []) {
      if (best === undefined || Math.abs(frame.step - step) < Math.abs(best.step - step)) {
        best = frame;
      }
    }
    return best;
  }

  stepsOf(view: string): readonly number[] {
    return (this.kept.get(view) ?? []).map((frame) => frame.step);
  }

  rewind(step: number): void {
    for (const [name, frames] of this.kept) {
      this.kept.set(
        name,
        frames.filter((frame) => frame.step <= step),
      );
      const last = this.kept.get(name)?.at(-1);
      if ((this.newest.get(name)?.step ?? 0) > step) {
        if (last === undefined) this.newest.delete(name);
        else this.newest.set(name, last);
      }
    }
  }
}
