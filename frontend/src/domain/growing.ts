/** Typed arrays that grow: rows of a fixed width, doubling capacity, cut or thinned without copying out. */

type Numbers = Float32Array | Float64Array | Uint8Array;

/** Rows of `width` numbers behind one another in one typed array. */
class GrowingRows<T extends Numbers> {
  private store: T;
  private rows = 0;

  /**
   * @param make allocates the storage, for instance `(n) => new Float32Array(n)`.
   * @param view a part of it, not copied.
   */
  constructor(
    readonly width: number,
    private readonly make: (length: number) => T,
    private readonly view: (store: T, from: number, to: number) => T,
    capacity = 64,
  ) {
    this.store = make(Math.max(1, capacity * width));
  }

  get length(): number {
    return this.rows;
  }

  get byteLength(): number {
    return this.store.byteLength;
  }

  /** All numbers stored so far (a view, valid until the next push). */
  get values(): T {
    return this.view(this.store, 0, this.rows * this.width);
  }

  push(row: ArrayLike<number>): void {
    if ((this.rows + 1) * this.width > this.store.length) {
      const larger = this.make(this.store.length * 2 + this.width);
      larger.set(this.store);
      this.store = larger;
    }
    this.store.set(row, this.rows * this.width);
    this.rows += 1;
  }

  /** One number. NaN where there is no such row. */
  at(row: number, column = 0): number {
    if (row < 0 || row >= this.rows) {
      return Number.NaN;
    }
    return this.store[row * this.width + column] ?? Number.NaN;
  }

  /** One row (a view, valid until the next push). */
  row(index: number): T {
    return this.view(this.store, index * this.width, (index + 1) * this.width);
  }

  truncate(rows: number): void {
    this.rows = Math.min(this.rows, Math.max(0, rows));
  }

  /** Keeps the rows for which `keep` is true, in order. */
  filter(keep: (row: number) => boolean): void {
    let kept = 0;
    for (let row = 0; row < this.rows; row += 1) {
      if (keep(row)) {
        if (kept !== row) {
          this.store.copyWithin(kept * this.width, row * this.width, (row + 1) * this.width);
        }
        kept += 1;
      }
    }
    this.rows = kept;
  }

  /** Overwrites one number. */
  set(row: number, column: number, value: number): void {
    this.store[row * this.width + column] = value;
  }
}

/** Rows of float64. */
export function makeFloat64Rows(width = 1): GrowingRows<Float64Array> {
  return new GrowingRows<Float64Array>(
    width,
    (length) => new Float64Array(length),
    (store, from, to) => store.subarray(from, to),
  );
}

/** Rows of float32. */
export function makeFloat32Rows(width = 1): GrowingRows<Float32Array> {
  return new GrowingRows<Float32Array>(
    width,
    (length) => new Float32Array(length),
    (store, from, to) => store.subarray(from, to),
  );
}

/** Rows of bytes. */
export function makeByteRows(width = 1): GrowingRows<Uint8Array> {
  return new GrowingRows<Uint8Array>(
    width,
    (length) => new Uint8Array(length),
    (store, from, to) => store.subarray(from, to),
  );
}

/** Index of the last row whose (ascending) first number is at most `bound`; -1 where there is none. */
export function lastAtMost(rows: GrowingRows<Float64Array>, bound: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows.at(middle) <= bound) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
