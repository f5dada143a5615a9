/** A line chart over steps on uPlot: own log axis with a lane for zero, names at the lines' ends, one cursor for all panels. */
import type { Stage } from "../../state/stage";
import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";
import type { AxisScale } from "../../domain/chartAxis";
import { formatMagnitude } from "../../domain/format";
import {
  fitLogLane,
  type LogLane,
  laneLabel,
  laneRange,
  laneTicks,
  toLane,
} from "../../domain/logLane";
import { currentPalette, type Palette } from "../../state/palette";
import { type ChartData, type ChartLine, NOTHING, pointsOf } from "./chartData";
import { drawEndLabels, type EndLabel } from "./endLabels";
import { placeLabel } from "./placeName";

const AXIS_WIDTH = 44;
/** Radius of the disc for a line of one point, in CSS pixels: a stroke of no length cannot be seen. */
const LONE_RADIUS = 3;

export class Chart {
  private plot: uPlot | null = null;
  private structure = "";
  private data: ChartData = NOTHING;
  private lane: LogLane = { low: -5, high: 0, zero: false, top: null };

  constructor(
    private readonly stage: Stage,
    private readonly root: HTMLElement,
  ) {}

  /** Shows data; a change of the set of lines builds the chart anew. */
  show(data: ChartData): void {
    this.data = data;
    this.lane = fitLogLane(this.magnitudes(), { above: data.above });
    const lines = data.lines.map(({ name, dash }) => `${name} ${dash.join()}`);
    const structure = [data.axis, ...lines, data.band === null ? "" : "band"].join("|");
    if (structure !== this.structure || this.plot === null) {
      this.structure = structure;
      this.plot?.destroy();
      this.plot = new uPlot(this.options(), this.aligned(), this.root);
    } else {
      this.plot.setData(this.aligned());
    }
  }

  resize(width: number, height: number): void {
    if (width > 0 && height > 0) {
      this.plot?.setSize({ width, height });
    }
  }

  /** Draws again with the colours and the playhead of now. */
  redraw(): void {
    this.plot?.redraw(false);
  }

  /** Puts the cursor on a step pointed at elsewhere; null takes it away. */
  point(step: number | null): void {
    if (this.plot !== null && !this.root.matches(":hover")) {
      const left = step === null ? -10 : this.plot.valToPos(this.data.scale.toPlace(step), "x");
      this.plot.setCursor({ left: Number.isFinite(left) ? left : -10, top: -10 }, false);
    }
  }

  /** Values of every line at the step under the cursor; none of a run that had ended before. @param step of the run in focus. */
  readAt(step: number): (number | null)[] {
    const place = this.data.scale.toPlace(step);
    return this.data.lines.map((line) => {
      if (place > line.scale.toPlace(line.lastStep)) return null;
      const own = line.scale === this.data.scale ? step : line.scale.toStep(place);
      return line.read === undefined ? this.drawnAt(line, place) : line.read(own);
    });
  }

  private drawnAt({ values }: ChartLine, at: number): number | null {
    let best: number | null = null;
    for (const [index, value] of values.entries()) {
      if ((this.data.places[index] ?? 0) > at) break;
      best = value ?? best;
    }
    return best;
  }

  destroy(): void {
    this.plot?.destroy();
    this.plot = null;
  }

  private *magnitudes(): Generator<number> {
    for (const { values } of this.data.lines) {
      for (const value of values) {
        yield value ?? Number.NaN;
      }
    }
  }

  private place(value: number | null): number | null {
    return value === null ? null : this.data.log ? toLane(value, this.lane) : value;
  }

  private aligned(): uPlot.AlignedData {
    const { places, lines, band } = this.data;
    const columns = lines.map((line) => line.values.map((value) => this.place(value)));
    const edges =
      band === null
        ? []
        : [band.high, band.low].map((edge) => edge.map((value) => this.place(value)));
    return [places, ...columns, ...edges];
  }

  /** Right end of the axis: an epoch or a second may not be over yet. */
  private right(high: number): number {
    return this.data.axis === "step" ? Math.max(1, high) : high > 0 ? high : 1;
  }

  private yRange(low: number | null, high: number | null): [number, number] {
    if (this.data.log) {
      return laneRange(this.lane);
    }
    const [bottom, top] = [Math.min(0, low ?? 0), high ?? 1];
    return top > bottom ? [bottom, top * 1.05] : [bottom, bottom + 1];
  }

  private options(): uPlot.Options {
    const { lines, band } = this.data;
    const hidden = { stroke: "transparent", width: 0, points: { show: false }, spanGaps: true };
    const bandColor = () => band?.color(currentPalette()) ?? "transparent";
    return {
      width: this.root.clientWidth || 300,
      height: this.root.clientHeight || 160,
      padding: [10, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: (_plot, _low, high) => [0, this.right(high)] },
        y: { range: (_plot, low, high) => this.yRange(low, high) },
      },
      axes: [this.xAxis(), this.yAxis()],
      series: [
        {},
        ...lines.map((line) => this.series(line)),
        ...(band === null ? [] : [hidden, hidden]),
      ],
      bands:
        band === null ? [] : [{ series: [lines.length + 1, lines.length + 2], fill: bandColor }],
      hooks: {
        drawClear: [(plot) => this.drawPressedLane(plot)],
        draw: [(plot) => this.drawExtras(plot)],
        setCursor: [(plot) => this.tellHover(plot)],
      },
    };
  }

  private series({ color, width, dash }: ChartLine): uPlot.Series {
    return {
      dash: [...dash],
      stroke: () => color(currentPalette()),
      width,
      spanGaps: true,
      points: { show: false },
    };
  }

  private font(): string {
    const { fontNumbers, rem } = currentPalette();
    return `${Math.round(rem * 0.8)}px ${fontNumbers}`;
  }

  private xAxis(): uPlot.Axis {
    return {
      stroke: () => currentPalette().muted,
      font: this.font(),
      size: 26,
      gap: 4,
      grid: { show: false },
      ticks: { show: false },
      space: 64,
      values: (_plot, splits) => splits.map((place) => placeLabel(this.data.axis, place)),
    };
  }

  private yAxis(): uPlot.Axis {
    return {
      stroke: () => currentPalette().muted,
      font: this.font(),
      size: AXIS_WIDTH,
      gap: 4,
      grid: { stroke: () => currentPalette().line, width: 1 },
      ticks: { show: false },
      splits: (plot, _axis, low, high) =>
        this.data.log ? laneTicks(this.lane, plot.height > 140 ? 5 : 3) : linearTicks(low, high),
      values: (_plot, splits) =>
        splits.map((tick) =>
          this.data.log ? laneLabel(tick, this.lane) : formatMagnitude(tick, 2),
        ),
    };
  }

  private tellHover(plot: uPlot): void {
    if (!this.root.matches(":hover")) {
      return;
    }
    const left = plot.cursor.left ?? -1;
    const step = this.data.scale.toStep(plot.posToVal(left, "x"));
    this.stage.playhead.setHover(left < 0 ? null : step);
  }

  private drawLonePoints(plot: uPlot, palette: Palette): void {
    for (const line of this.data.lines.filter((candidate) => pointsOf(candidate) === 1)) {
      const index = line.values.findIndex((value) => value !== null);
      const placed = this.place(line.values[index] ?? null);
      if (placed === null) continue;
      const x = plot.valToPos(this.data.places[index] ?? 0, "x", true);
      plot.ctx.save();
      plot.ctx.fillStyle = line.color(palette);
      plot.ctx.beginPath();
      plot.ctx.arc(
        x,
        plot.valToPos(placed, "y", true),
        LONE_RADIUS * devicePixelRatio,
        0,
        2 * Math.PI,
      );
      plot.ctx.fill();
      plot.ctx.restore();
    }
  }

  /** A pale ground where the axis is pressed together, so that nobody reads it as decades. */
  private drawPressedLane(plot: uPlot): void {
    if (!this.data.log || this.lane.top === null) {
      return;
    }
    const { left, top, width } = plot.bbox;
    plot.ctx.save();
    plot.ctx.fillStyle = currentPalette().raised;
    plot.ctx.fillRect(left, top, width, plot.valToPos(this.lane.high, "y", true) - top);
    plot.ctx.restore();
  }

  private drawExtras(plot: uPlot): void {
    const palette = currentPalette();
    const labels = this.data.lines.flatMap((line): EndLabel[] => {
      const index = line.values.findLastIndex((value) => value !== null);
      const placed = this.place(line.values[index] ?? null);
      if (line.endText === null || placed === null) {
        return [];
      }
      const x = plot.valToPos(this.data.places[index] ?? 0, "x", true);
      return [
        { x, y: plot.valToPos(placed, "y", true), text: line.endText, color: line.color(palette) },
      ];
    });
    this.drawLonePoints(plot, palette);
    drawPlayhead(plot, this.stage, this.data.scale, palette);
    drawEndLabels(plot, labels, palette);
  }
}

/** Three to five round ticks. */
function linearTicks(low: number, high: number): number[] {
  const raw = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(raw || 1));
  const every = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / every) * every; tick <= high + 1e-12; tick += every) {
    ticks.push(Math.abs(tick) < every / 1e6 ? 0 : tick);
  }
  return ticks;
}

/** The step gone back to, as a hairline. */
function drawPlayhead(plot: uPlot, stage: Stage, scale: AxisScale, palette: Palette): void {
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
