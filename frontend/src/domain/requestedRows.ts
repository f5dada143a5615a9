/** Statistics of layers and wires that frames leave out: those of many equal copies. They come on request (view `block_rows`). */
import type { Frame } from "./frame";

export const BLOCK_ROWS = "block_rows";
/** Rows that are held; beyond so many, earlier ones go. */
const MOST_ROWS = 8_000;

export interface RequestedRow {
  /** Updates done when it was taken. */
  readonly step: number;
  /** In the order of the record's columns. */
  readonly values: ArrayLike<number>;
  /** Of the layer's outputs: counts of equal bins over a range; null where the answer has none. */
  readonly histogram: {
    readonly bins: Uint8Array;
    readonly range: readonly [number, number];
  } | null;
}

type Arrays = Frame["arrays"];

function namesOf(arrays: Arrays, name: string): string[] {
  const bytes = arrays.get(name)?.data;
  return bytes instanceof Uint8Array && bytes.length > 0
    ? new TextDecoder().decode(bytes).split("\n")
    : [];
}

/** Histograms by row; none unless there is one for each row. */
function histogramsOf(arrays: Arrays, rows: number): RequestedRow["histogram"][] {
  const bins = arrays.get("histograms")?.data;
  const ranges = arrays.get("ranges")?.data;
  if (!(bins instanceof Uint8Array) || ranges?.length !== 2 * rows) return [];
  const width = bins.length / rows;
  return Array.from({ length: rows }, (_, row) => ({
    bins: bins.slice(row * width, (row + 1) * width),
    range: [ranges[2 * row] ?? Number.NaN, ranges[2 * row + 1] ?? Number.NaN],
  }));
}

export class RequestedRows {
  private rows = new Map<string, RequestedRow>();
  private wires = new Map<string, number>();
  /** Raised with every answer. */
  version = 0;

  at(address: string): RequestedRow | undefined {
    return this.rows.get(address);
  }

  /** The gradient of a wire, by the name that the record gives it; NaN where it was not asked for. */
  wire(name: string): number {
    return this.wires.get(name) ?? Number.NaN;
  }

  get byteLength(): number {
    let bytes = 8 * this.wires.size;
    for (const { values, histogram } of this.rows.values()) {
      bytes += 4 * values.length + (histogram?.bins.length ?? 0);
    }
    return bytes;
  }

  clear(): void {
    this.rows = new Map();
    this.wires = new Map();
    this.version += 1;
  }

  /** @param columns of each row. */
  take({ arrays, step }: Pick<Frame, "arrays" | "step">, columns: number): void {
    const statistics = arrays.get("statistics")?.data;
    const addresses = namesOf(arrays, "addresses");
    if (statistics === undefined || addresses.length * columns !== statistics.length) return;
    if (this.rows.size + addresses.length > MOST_ROWS) this.clear();
    const histograms = histogramsOf(arrays, addresses.length);
    for (const [row, address] of addresses.entries()) {
      const values = statistics.slice(row * columns, (row + 1) * columns);
      this.rows.set(address, { step, values, histogram: histograms[row] ?? null });
    }
    const light = arrays.get("edge_statistics")?.data ?? [];
    const wires = namesOf(arrays, "edges");
    for (const [row, name] of (light.length === wires.length ? wires : []).entries()) {
      this.wires.set(name, light[row] ?? Number.NaN);
    }
    this.version += 1;
  }
}
