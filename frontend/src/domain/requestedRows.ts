/** Statistics of layers that frames leave out: those of many equal copies. They come on request (view `block_rows`). */
import type { Frame } from "./frame";

export const BLOCK_ROWS = "block_rows";
/** Rows that are held; beyond so many, earlier ones go. */
const MOST_ROWS = 8_000;

interface RequestedRow {
  /** Updates done when it was taken. */
  readonly step: number;
  /** In the order of the record's columns. */
  readonly values: ArrayLike<number>;
}

export class RequestedRows {
  private rows = new Map<string, RequestedRow>();

  at(address: string): RequestedRow | undefined {
    return this.rows.get(address);
  }

  get byteLength(): number {
    let bytes = 0;
    for (const { values } of this.rows.values()) bytes += 4 * values.length;
    return bytes;
  }

  clear(): void {
    this.rows = new Map();
  }

  /** @param columns of each row. */
  take({ arrays, step }: Pick<Frame, "arrays" | "step">, columns: number): void {
    const statistics = arrays.get("statistics")?.data;
    const bytes = arrays.get("addresses")?.data;
    if (statistics === undefined || !(bytes instanceof Uint8Array)) return;
    const addresses = new TextDecoder().decode(bytes).split("\n");
    if (addresses.length * columns !== statistics.length) return;
    if (this.rows.size + addresses.length > MOST_ROWS) this.clear();
    for (const [row, address] of addresses.entries()) {
      const values = statistics.slice(row * columns, (row + 1) * columns);
      this.rows.set(address, { step, values });
    }
  }
}
