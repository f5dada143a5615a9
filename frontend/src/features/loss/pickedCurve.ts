/** Of very many curves the one that is pointed at or chosen. */
import type uPlot from "uplot";
import type { Palette } from "../../state/palette";
import { type ChartData, valueAt } from "./chartData";
import type { EndLabel } from "./endLabels";

/** The curve that is pointed at or chosen, at a step. */
export interface Picked {
  readonly name: string;
  readonly value: number | null;
}

/** Axis coordinate of a value; null where there is nothing to draw. */
export type Place = (value: number | null) => number | null;

const WIDTH = 2;

/** The curve that runs nearest under the pointer; null where none does. */
export function nearestCurve(
  plot: uPlot,
  { curves }: Pick<ChartData, "curves">,
  place: Place,
): number | null {
  const { left = -1, top = -1 } = plot.cursor;
  if (curves === undefined || top < 0) return null;
  const at = plot.posToVal(left, "x");
  let best: { index: number; distance: number } | null = null;
  for (const [index, values] of curves.columns.entries()) {
    const placed = place(valueAt(curves.places, values, at));
    if (placed === null) continue;
    const distance = Math.abs(plot.valToPos(placed, "y") - top);
    if (best === null || distance < best.distance) best = { index, distance };
  }
  return best?.index ?? null;
}

/** Draws one of the curves over all others. Returns its label. */
export function drawCurve(
  plot: uPlot,
  { curves }: Pick<ChartData, "curves">,
  index: number | null,
  palette: Palette,
  place: Place,
): EndLabel[] {
  const values = curves?.columns[index ?? -1];
  if (curves === undefined || values === undefined || index === null) return [];
  const points = values.flatMap((value, at) => {
    const placed = place(value);
    if (placed === null) return [];
    const x = plot.valToPos(curves.places[at] ?? 0, "x", true);
    return [{ x, y: plot.valToPos(placed, "y", true) }];
  });
  const last = points.at(-1);
  if (last === undefined) return [];
  const color = curves.color(palette);
  plot.ctx.save();
  plot.ctx.strokeStyle = color;
  plot.ctx.lineWidth = WIDTH * devicePixelRatio;
  plot.ctx.beginPath();
  for (const { x, y } of points) plot.ctx.lineTo(x, y);
  plot.ctx.stroke();
  plot.ctx.restore();
  return [{ ...last, text: curves.nameOf(index), color }];
}
