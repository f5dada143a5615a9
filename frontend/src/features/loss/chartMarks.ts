/** What a chart draws beside its lines: discs, the playhead, a ground. */
import type uPlot from "uplot";
import type { AxisScale } from "../../domain/chartAxis";
import type { LogLane } from "../../domain/logLane";
import { currentPalette, type Palette } from "../../state/palette";
import type { Stage } from "../../state/stage";
import { type ChartData, pointsOf } from "./chartData";
import type { Place } from "./pickedCurve";

/** Radius of the disc for a line of one point, in CSS pixels: a stroke of no length cannot be seen. */
const LONE_RADIUS = 3;

export function drawLonePoints(
  plot: uPlot,
  { lines, places }: Pick<ChartData, "lines" | "places">,
  palette: Palette,
  place: Place,
): void {
  for (const line of lines.filter((candidate) => pointsOf(candidate) === 1)) {
    const index = line.values.findIndex((value) => value !== null);
    const placed = place(line.values[index] ?? null);
    if (placed === null) continue;
    const x = plot.valToPos(places[index] ?? 0, "x", true);
    const y = plot.valToPos(placed, "y", true);
    plot.ctx.save();
    plot.ctx.fillStyle = line.color(palette);
    plot.ctx.beginPath();
    plot.ctx.arc(x, y, LONE_RADIUS * devicePixelRatio, 0, 2 * Math.PI);
    plot.ctx.fill();
    plot.ctx.restore();
  }
}

/** A pale ground where a log axis is pressed together, so that nobody reads it as decades. */
export function drawPressedLane(plot: uPlot, lane: LogLane): void {
  if (lane.top === null) return;
  const { left, top, width } = plot.bbox;
  plot.ctx.save();
  plot.ctx.fillStyle = currentPalette().raised;
  plot.ctx.fillRect(left, top, width, plot.valToPos(lane.high, "y", true) - top);
  plot.ctx.restore();
}

/** The step gone back to, as a hairline. */
export function drawPlayhead(plot: uPlot, stage: Stage, scale: AxisScale, palette: Palette): void {
  const { step } = stage.playhead.getState();
  if (step === null) {
    return;
  }
  const place = scale.toPlace(step);
  if (Number.isNaN(place)) return;
  const x = Math.round(plot.valToPos(place, "x", true)) + 0.5;
  plot.ctx.save();
  plot.ctx.strokeStyle = palette.accent;
  plot.ctx.lineWidth = devicePixelRatio;
  plot.ctx.beginPath();
  plot.ctx.moveTo(x, plot.bbox.top);
  plot.ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
  plot.ctx.stroke();
  plot.ctx.restore();
}
