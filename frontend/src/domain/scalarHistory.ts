/** Losses of every step, bucketed: (min, mean, max, last) per scalar, bounded by merging old neighbours. */

import type { ShapedArray } from "./frame";
import { lastAtMost, makeFloat32Rows, makeFloat64Rows } from "./growing";

const FIELDS = 4;
const MIN = 0;
const MEAN = 1;
const MAX = 2;
const LAST = 3;

/** One bucket of one scalar; it covers steps `firstStep` to `lastStep`. */
export interface Bucket {
  readonly firstStep: number;
  readonly lastStep: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly last: number;
}

export class ScalarHistory {
  private readonly lastSteps = makeFloat64Rows();
  private readonly widths = makeFloat64Rows();
  private readonly seqs = makeFloat64Rows();
  private readonly values;

  constructor(
    readonly scalars: readonly string[],
    private readonly maxBuckets = 32_768,
  ) {
    this.values = makeFloat32Rows(scalars.length * FIELDS);
  }

  get length(): number {
    return this.lastSteps.length;
  }

  get byteLength(): number {
    const { lastSteps, widths, seqs, values } = this;
    return lastSteps.byteLength + widths.byteLength + seqs.byteLength + values.byteLength;
  }

  /** Takes `scalar_buckets` [scalars, buckets, 4] of a frame; bucket i starts at firstStep + i * width. */
  append(buckets: ShapedArray, firstStep: number, width: number, seq: number): void {
    const count = buckets.shape[1] ?? 0;
    const row = new Float32Array(this.scalars.length * FIELDS);
    for (let bucket = 0; bucket < count; bucket += 1) {
      for (let scalar = 0; scalar < this.scalars.length; scalar += 1) {
        const from = (scalar * count + bucket) * FIELDS;
        for (let field = 0; field < FIELDS; field += 1) {
          row[scalar * FIELDS + field] = buckets.data[from + field] ?? Number.NaN;
        }
      }
      this.lastSteps.push([firstStep + (bucket + 1) * width - 1]);
      this.widths.push([width]);
      this.seqs.push([seq]);
      this.values.push(row);
    }
    if (this.length > this.maxBuckets) {
      this.mergeOlderHalf();
    }
  }

  /** The bucket at a row. */
  bucket(row: number, scalar: number): Bucket {
    const lastStep = this.lastSteps.at(row);
    const at = scalar * FIELDS;
    return {
      firstStep: lastStep - this.widths.at(row) + 1,
      lastStep,
      min: this.values.at(row, at + MIN),
      mean: this.values.at(row, at + MEAN),
      max: this.values.at(row, at + MAX),
      last: this.values.at(row, at + LAST),
    };
  }

  lastStepAt(row: number): number {
    return this.lastSteps.at(row);
  }

  meanAt(row: number, scalar: number): number {
    return this.values.at(row, scalar * FIELDS + MEAN);
  }

  minAt(row: number, scalar: number): number {
    return this.values.at(row, scalar * FIELDS + MIN);
  }

  maxAt(row: number, scalar: number): number {
    return this.values.at(row, scalar * FIELDS + MAX);
  }

  /** Row of the last bucket that ends at or before `step`; -1 where there is none. */
  rowAt(step: number): number {
    return lastAtMost(this.lastSteps, step);
  }

  /** Forgets buckets that came with a frame after `seq`. */
  rewind(seq: number): void {
    const rows = lastAtMost(this.seqs, seq) + 1;
    for (const column of [this.lastSteps, this.widths, this.seqs, this.values]) {
      column.truncate(rows);
    }
  }

  /** Joins neighbours of the older half two by two: min of minima, mean by width, max of maxima, later last. */
  private mergeOlderHalf(): void {
    const boundary = (this.length >> 2) << 1;
    for (let row = 0; row < boundary; row += 2) {
      this.mergeInto(row, row + 1);
    }
    for (const column of [this.lastSteps, this.widths, this.seqs, this.values]) {
      column.filter((row) => row >= boundary || row % 2 === 1);
    }
  }

  private mergeInto(first: number, second: number): void {
    const [a, b] = [this.widths.at(first), this.widths.at(second)];
    for (let scalar = 0; scalar < this.scalars.length; scalar += 1) {
      const at = scalar * FIELDS;
      const mean =
        (this.values.at(first, at + MEAN) * a + this.values.at(second, at + MEAN) * b) / (a + b);
      const low = Math.min(this.values.at(first, at + MIN), this.values.at(second, at + MIN));
      const high = Math.max(this.values.at(first, at + MAX), this.values.at(second, at + MAX));
      this.values.set(second, at + MIN, low);
      this.values.set(second, at + MEAN, mean);
      this.values.set(second, at + MAX, high);
    }
    this.widths.set(second, 0, a + b);
  }
}
