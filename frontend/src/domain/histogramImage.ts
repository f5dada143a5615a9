/** Histograms over time as an image: a column for each report, values upwards, density from 0 to 1. */
import { type AxisRange, sharedRange, spreadBins } from "./histogramScale";
import type { RunBuffer } from "./runBuffer";

export interface HistogramImage {
  /** Steps of the reports. */
  readonly steps: readonly number[];
  /** Of each report, from the highest values to the lowest; the densest cell of each report is 1. */
  readonly columns: readonly Float64Array[];
  readonly range: AxisRange;
}

/** Columns of the image drawn last: while its scale holds, only those of new reports are computed. */
export class KeptColumns {
  private key = "";
  private columns = new Map<number, Float64Array>();

  /** The columns at steps of one image; those of others are forgotten. */
  at(
    key: string,
    steps: readonly number[],
    make: (index: number) => Float64Array,
  ): readonly Float64Array[] {
    const former = key === this.key ? this.columns : new Map<number, Float64Array>();
    const columns = steps.map((step, index) => former.get(step) ?? make(index));
    this.key = key;
    this.columns = new Map(steps.map((step, index) => [step, columns[index] ?? make(index)]));
    return columns;
  }
}

function columnOf(
  bins: Uint8Array,
  ends: readonly [number, number],
  range: AxisRange,
  cells: number,
): Float64Array {
  const spread = spreadBins(bins, ends, range, cells).reverse();
  const most = spread.reduce((largest, count) => Math.max(largest, count), 0);
  return most > 0 ? spread.map((count) => count / most) : spread;
}

/** @param cells how many cells a column has. Returns null where there is nothing to show. */
export function histogramImage(
  buffer: RunBuffer,
  nodeId: string,
  cells: number,
  kept = new KeptColumns(),
): HistogramImage | null {
  const node = buffer.nodeRow(nodeId);
  const { histograms } = buffer;
  if (node < 0 || histograms.length === 0) return null;
  const rows = Array.from({ length: histograms.length }, (_, row) => row);
  const range = sharedRange(rows.map((row) => histograms.rangeOf(row, node)));
  if (range === null) return null;
  const steps = rows.map((row) => histograms.stepAt(row));
  const key = [buffer.runId, buffer.generation, nodeId, cells, range.low, range.high].join();
  const columns = kept.at(key, steps, (row) =>
    columnOf(histograms.of(row, node), histograms.rangeOf(row, node), range, cells),
  );
  return { steps, columns, range };
}
