/** Names of lines at their ends, moved apart so that none covers another. */
import type uPlot from "uplot";
import type { Palette } from "../../state/palette";

/** Text at a point of the canvas (device pixels). */
export interface EndLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly color: string;
}

/** Heights for labels of height `size` between `top` and `bottom`, as near to their wishes as they can stand. */
export function spreadLabels(
  wishes: readonly number[],
  size: number,
  top: number,
  bottom: number,
): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const placed = new Array<number>(wishes.length).fill(0);
  let next = top;
  for (const index of order) {
    placed[index] = Math.max(next, wishes[index] ?? 0);
    next = (placed[index] ?? 0) + size;
  }
  let limit = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - size;
  }
  return placed;
}

/** A long name takes at most so much of the plot; it stands in full beside the chart. */
const MOST_WIDTH = 0.55;

/** A text cut to a width. */
function fitText(ctx: CanvasRenderingContext2D, text: string, most: number): string {
  if (ctx.measureText(text).width <= most) return text;
  let kept = text.length - 1;
  while (kept > 1 && ctx.measureText(`${text.slice(0, kept)}…`).width > most) kept -= 1;
  return `${text.slice(0, kept).trimEnd()}…`;
}

/** Writes the labels right-aligned above their lines' ends, on a ground of the panel's colour. */
export function drawEndLabels(plot: uPlot, labels: readonly EndLabel[], palette: Palette): void {
  const { ctx, bbox } = plot;
  const size = Math.round(palette.rem * 0.85 * devicePixelRatio);
  const above = size * 0.75;
  const height = size * 1.3;
  const heights = spreadLabels(
    labels.map(({ y }) => y - above),
    height,
    bbox.top + size / 2,
    bbox.top + bbox.height - size / 2,
  );
  ctx.save();
  ctx.font = `500 ${size}px ${palette.fontWords}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  for (const [index, { x, text: whole, color }] of labels.entries()) {
    const text = fitText(ctx, whole, bbox.width * MOST_WIDTH);
    const width = ctx.measureText(text).width;
    const right = Math.max(bbox.left + width + 4, Math.min(x, bbox.left + bbox.width - 2));
    const y = heights[index] ?? 0;
    ctx.globalAlpha = 0.5;
    ctx.fillStyle = palette.panel;
    ctx.fillRect(right - width - 3, y - height / 2, width + 6, height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = color;
    ctx.fillText(text, right, y);
  }
  ctx.restore();
}
