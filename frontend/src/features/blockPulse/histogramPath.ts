/** The histogram in a block as paths: a canvas of its own in every block would be a layer of its own for the compositor. */
import { type AxisRange, spreadBins } from "../../domain/histogramScale";

/** Size of the drawing; stretched to the room in the block. */
export const HISTOGRAM = { width: 76, height: 46 } as const;
const PITCH = 2;
const BAR = 1.5;
const LEAST_BAR = 1;
/** Height of the tick at zero. */
const TICK = 2;

/** Outputs of one node: counts of equal bins over a range. */
export interface Histogram {
  readonly bins: Uint8Array;
  readonly range: readonly [number, number];
}

/** Bars of the counts on the axis, the highest as high as the drawing. */
export function barsPath({ bins, range }: Histogram, axis: AxisRange): string {
  const counts = spreadBins(bins, range, axis, HISTOGRAM.width / PITCH);
  const peak = counts.reduce((largest, count) => Math.max(largest, count), 0);
  let path = "";
  for (const [index, count] of counts.entries()) {
    if (count > 0) {
      const share = (count / peak) * HISTOGRAM.height;
      const height = Math.max(LEAST_BAR, Math.round(2 * share) / 2);
      path += `M${index * PITCH} ${HISTOGRAM.height}v${-height}h${BAR}v${height}z`;
    }
  }
  return path;
}

/** A tick on the axis where zero is. */
export function zeroPath({ low, high }: AxisRange): string {
  const zero = Math.round((-low / (high - low)) * 2 * (HISTOGRAM.width - 0.5)) / 2;
  return `M${zero} ${HISTOGRAM.height}v${-TICK}h0.5v${TICK}z`;
}
