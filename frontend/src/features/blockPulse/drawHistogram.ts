/** The histogram in a block: activations as bars, dead units hatched, not-a-number cross-hatched. */
import type { Palette } from "../../state/palette";

type Context = CanvasRenderingContext2D;

/** Size in flow pixels; drawn at twice that so that zooming in stays sharp. */
export const HISTOGRAM = { width: 76, height: 46, scale: 2 } as const;

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

function drawBars(context: Context, bins: Uint8Array, palette: Palette): void {
  const { width, height } = context.canvas;
  const step = width / bins.length;
  const peak = bins.reduce((largest, count) => Math.max(largest, count), 1);
  context.fillStyle = palette.dark ? "#5b6473" : "#a9b1bd";
  context.beginPath();
  for (const [index, count] of bins.entries()) {
    if (count > 0) {
      const bar = Math.round(Math.max(2, (count / peak) * height));
      context.rect(Math.round(index * step), height - bar, Math.floor(step) - 1, bar);
    }
  }
  context.fill();
}

/** Draws what is known of a node's activations. */
export function drawHistogram(
  context: Context,
  bins: Uint8Array | null,
  palette: Palette,
  { dead, notANumber }: { dead: number; notANumber: boolean },
): void {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  if (notANumber) {
    fillHatched(context, width, palette.faint, true);
    return;
  }
  if (bins !== null) {
    drawBars(context, bins, palette);
  }
  if (dead > 0) {
    fillHatched(context, width * Math.min(1, dead), palette.muted, false);
  }
  context.fillStyle = palette.line;
  context.fillRect(0, height - 1, width, 1);
}
