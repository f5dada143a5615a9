/** The histogram in a block: activations as bars, dead units hatched, not-a-number cross-hatched. */
import { type AxisRange, spreadBins } from "../../domain/histogramScale";
import type { Palette } from "../../state/palette";

type Context = CanvasRenderingContext2D;

/** Size in flow pixels; drawn at twice that so that zooming in stays sharp. */
export const HISTOGRAM = { width: 76, height: 46, scale: 2 } as const;
/** Bars of two flow pixels each. */
const COLUMNS = HISTOGRAM.width / 2;

/** Outputs of one node: counts of equal bins over a range. */
export interface Histogram {
  readonly bins: Uint8Array;
  readonly range: readonly [number, number];
}

const patterns = new Map<string, CanvasPattern>();

function makePattern(context: Context, color: string, crossed: boolean): CanvasPattern | null {
  const key = `${color}|${crossed}`;
  const known = patterns.get(key);
  if (known !== undefined) {
    return known;
  }
  const size = 6 * HISTOGRAM.scale;
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  if (pen !== null) {
    pen.strokeStyle = color;
    pen.lineWidth = 1.2 * HISTOGRAM.scale;
    pen.beginPath();
    for (const offset of [-size, 0, size]) {
      pen.moveTo(offset, size);
      pen.lineTo(offset + size, 0);
      if (crossed) {
        pen.moveTo(offset, 0);
        pen.lineTo(offset + size, size);
      }
    }
    pen.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  if (pattern !== null) {
    patterns.set(key, pattern);
  }
  return pattern;
}

function fillHatched(context: Context, width: number, color: string, crossed: boolean): void {
  const pattern = makePattern(context, color, crossed);
  if (pattern !== null) {
    context.fillStyle = pattern;
    context.fillRect(0, 0, width, context.canvas.height);
  }
}

function drawBars(
  context: Context,
  { bins, range }: Histogram,
  axis: AxisRange,
  palette: Palette,
): void {
  const { width, height } = context.canvas;
  const counts = spreadBins(bins, range, axis, COLUMNS);
  const step = width / COLUMNS;
  const peak = counts.reduce((largest, count) => Math.max(largest, count), 0);
  context.fillStyle = palette.dark ? "#5b6473" : "#a9b1bd";
  context.beginPath();
  for (const [index, count] of counts.entries()) {
    if (count > 0) {
      const bar = Math.round(Math.max(2, (count / peak) * height));
      context.rect(Math.round(index * step), height - bar, Math.floor(step) - 1, bar);
    }
  }
  context.fill();
}

/** The axis below the bars, with a tick where zero is. */
function drawAxis(context: Context, axis: AxisRange | null, palette: Palette): void {
  const { width, height } = context.canvas;
  context.fillStyle = palette.line;
  context.fillRect(0, height - 1, width, 1);
  if (axis !== null) {
    const zero = (-axis.low / (axis.high - axis.low)) * (width - 1);
    context.fillStyle = palette.muted;
    context.fillRect(Math.round(zero), height - 2 * HISTOGRAM.scale, 1, 2 * HISTOGRAM.scale);
  }
}

/** Draws what is known of a node's activations. */
export function drawHistogram(
  context: Context,
  histogram: Histogram | null,
  axis: AxisRange | null,
  palette: Palette,
  { dead, notANumber }: { dead: number; notANumber: boolean },
): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  if (notANumber) {
    fillHatched(context, width, palette.faint, true);
    return;
  }
  if (histogram !== null && axis !== null) {
    drawBars(context, histogram, axis, palette);
  }
  if (dead > 0) {
    fillHatched(context, width * Math.min(1, dead), palette.muted, false);
  }
  drawAxis(context, axis, palette);
}
