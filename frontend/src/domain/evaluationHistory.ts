/** Validation losses and metrics of a run, evenly thinned: a long run keeps its whole curve, and always its newest row. */

import { lastAtMost, makeFloat64Rows } from "./growing";

const MAX_ROWS = 16_384;

export class EvaluationHistory {
  private readonly rows: ReturnType<typeof makeFloat64Rows>;
  private readonly seqs = makeFloat64Rows();
  /** Of each stretch of so many steps one row is kept, its last. */
  private spacing = 1;

  /** @param width numbers in a row: step, validation loss, metrics. */
  constructor(
    width: number,
    private readonly most = MAX_ROWS,
  ) {
    this.rows = makeFloat64Rows(width);
  }

  get length(): number {
    return this.rows.length;
  }

  get byteLength(): number {
    return this.rows.byteLength;
  }

  at(row: number, column: number): number {
    return this.rows.at(row, column);
  }

  /** Row of the last evaluation at or before `step`; -1 where there is none. */
  rowAt(step: number): number {
    return lastAtMost(this.rows, step);
  }

  push(row: ArrayLike<number>, seq: number): void {
    const last = this.rows.length - 1;
    if (last >= 1 && this.stretch(this.rows.at(last)) === this.stretch(this.rows.at(last - 1))) {
      this.cut(last);
    }
    this.rows.push(row);
    this.seqs.push([seq]);
    if (this.rows.length > this.most) {
      this.thin();
    }
  }

  /** Forgets what came with frames after `seq`. */
  rewind(seq: number): void {
    this.cut(lastAtMost(this.seqs, seq) + 1);
  }

  private stretch(step: number): number {
    return Math.ceil(step / this.spacing);
  }

  private cut(rows: number): void {
    this.rows.truncate(rows);
    this.seqs.truncate(rows);
  }

  /** Doubles the stretches until half of the rows are enough. */
  private thin(): void {
    while (this.rows.length > this.most / 2) {
      this.spacing *= 2;
      const stretches = Array.from({ length: this.rows.length }, (_, row) =>
        this.stretch(this.rows.at(row)),
      );
      const keep = (row: number) => stretches[row] !== stretches[row + 1];
      this.rows.filter(keep);
      this.seqs.filter(keep);
    }
  }
}
