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

/** @param cells how many cells a column has. Returns null where there is nothing to show. */
export function histogramImage(
  buffer: RunBuffer,
  nodeId: string,
  cells: number,
): HistogramImage | null {
  const node = buffer.nodeRow(nodeId);
  const { histograms } = buffer;
  if (node < 0 || histograms.length === 0) return null;
  const rows = Array.from({ length: histograms.length }, (_, row) => row);
  const range = sharedRange(rows.map((row) => histograms.rangeOf(row, node)));
  if (range === null) return null;
  return {
    steps: rows.map((row) => histograms.stepAt(row)),
    columns: rows.map((row) => {
      const bins = histograms.of(row, node);
      const spread = spreadBins(bins, histograms.rangeOf(row, node), range, cells).reverse();
      const most = spread.reduce((largest, count) => Math.max(largest, count), 0);
      return most > 0 ? spread.map((count) => count / most) : spread;
    }),
    range,
  };
}
