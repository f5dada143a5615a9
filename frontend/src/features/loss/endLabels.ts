/** Names of lines beside the plot, at the height of their ends, moved apart so that none covers another. */
import type uPlot from "uplot";
import { fittingLabels, spreadLabels } from "../../domain/spreadLabels";
import type { Palette } from "../../state/palette";

/** Text at a height of the canvas (device pixels). */
export interface EndLabel {
  readonly y: number;
  readonly text: string;
  readonly color: string;
}

/** Names beside a plot take at most so much of the chart; a longer one stands in full in the rows below. */
const MOST_WIDTH = 0.45;
const LINE_HEIGHT = 1.2;
const GAP = 6;
/** Room grows by steps, so that a digit more doesn't move the plot. */
const ROOM_STEP = 8;
/** Without names. */
const LEAST_ROOM = 8;

function labelFont(palette: Palette): string {
  return `500 ${Math.round(palette.rem * 0.85 * devicePixelRatio)}px ${palette.fontWords}`;
}

/** Room that names need beside the plot of a chart, in CSS pixels. @param width of the chart. */
export function endLabelRoom(
  ctx: CanvasRenderingContext2D,
  texts: readonly string[],
  width: number,
  palette: Palette,
): number {
  if (texts.length === 0) return LEAST_ROOM;
  ctx.save();
  ctx.font = labelFont(palette);
  const widest = Math.max(...texts.map((text) => ctx.measureText(text).width)) / devicePixelRatio;
  ctx.restore();
  const room = Math.ceil((widest + GAP + 2) / ROOM_STEP) * ROOM_STEP;
  return Math.min(room, Math.floor(width * MOST_WIDTH));
}

/** A text cut to a width. */
function fitText(ctx: CanvasRenderingContext2D, text: string, most: number): string {
  if (ctx.measureText(text).width <= most) return text;
  let kept = text.length - 1;
  while (kept > 1 && ctx.measureText(`${text.slice(0, kept)}…`).width > most) kept -= 1;
  return `${text.slice(0, kept).trimEnd()}…`;
}

/** Writes the labels beside the plot, over the whole height of the chart. */
export function drawEndLabels(plot: uPlot, labels: readonly EndLabel[], palette: Palette): void {
  const { ctx, bbox } = plot;
  const size = Math.round(palette.rem * 0.85 * devicePixelRatio);
  const room = [LINE_HEIGHT * size, size / 2, ctx.canvas.height - size / 2] as const;
  const fitting = fittingLabels(labels, ...room);
  const heights = spreadLabels(
    fitting.map(({ y }) => y),
    ...room,
  );
  const left = bbox.left + bbox.width + GAP * devicePixelRatio;
  ctx.save();
  ctx.font = labelFont(palette);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const [index, { text, color }] of fitting.entries()) {
    ctx.fillStyle = color;
    ctx.fillText(fitText(ctx, text, ctx.canvas.width - left), left, heights[index] ?? 0);
  }
  ctx.restore();
}
