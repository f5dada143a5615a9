/** A line chart over steps on uPlot: own log axis with a lane for zero, names at the lines' ends, one cursor for all panels. */
import type { Stage } from "../../state/stage";
import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";
import { formatMagnitude, formatStep } from "../../domain/format";
import {
  fitLogLane,
  type LogLane,
  laneLabel,
  laneRange,
  laneTicks,
  toLane,
} from "../../domain/logLane";
import { currentPalette, type Palette } from "../../state/palette";
import { type ChartBand, type ChartData, type ChartLine, pointsOf, valueAt } from "./chartData";
import { drawEndLabels, type EndLabel } from "./endLabels";
import { linearTicks } from "./linearTicks";
import { drawCurve, nearestCurve } from "./pickedCurve";

const AXIS_WIDTH = 44;
/** Radius of the disc for a line of one point, in CSS pixels: a stroke of no length cannot be seen. */
const LONE_RADIUS = 3;

export class Chart {
  private plot: uPlot | null = null;
  private structure = "";
  private data: ChartData = { steps: [], lines: [], band: null, log: true };
  private lane: LogLane = { low: -5, high: 0, zero: false, top: null };
  private pointed: number | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly root: HTMLElement,
  ) {}

  /** Shows data; a change of the set of lines builds the chart anew. */
  show(data: ChartData): void {
    this.data = data;
    this.lane = fitLogLane(this.magnitudes(), { above: data.above });
    const structure =
      data.lines.map((line) => line.name).join("|") + "|band".repeat(this.bands().length);
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
      const left = step === null ? -10 : this.plot.valToPos(step, "x");
      this.plot.setCursor({ left, top: -10 }, false);
    }
  }

  /** Values of every line at the step under the cursor. */
  readAt(step: number): (number | null)[] {
    const { steps, lines } = this.data;
    return lines.map(({ values }) => valueAt(steps, values, step));
  }

  /** Which of the curves is drawn: the one pointed at, else the chosen one. */
  get picked(): number | null {
    return this.pointed ?? this.data.curves?.chosen ?? null;
  }

  /** The value at a step of the curve that is drawn; null where none is. */
  readPicked(step: number): { name: string; value: number | null } | null {
    const { curves, steps } = this.data;
    const values = curves?.columns[this.picked ?? -1];
    if (curves === undefined || values === undefined || this.picked === null) return null;
    return { name: curves.nameOf(this.picked), value: valueAt(steps, values, step) };
  }

  private bands(): ChartBand[] {
    const { band, innerBand } = this.data;
    return [band ?? [], innerBand ?? []].flat();
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
    // Curves that may be drawn lie within the bands.
    if (this.data.curves === undefined) return;
    for (const { low, high } of this.bands()) {
      for (const value of [...low, ...high]) yield value ?? Number.NaN;
    }
  }

  private place(value: number | null): number | null {
    return value === null ? null : this.data.log ? toLane(value, this.lane) : value;
  }

  private aligned(): uPlot.AlignedData {
    const { steps, lines } = this.data;
    const columns = lines.map((line) => line.values.map((value) => this.place(value)));
    const edges = this.bands().flatMap((band) =>
      [band.high, band.low].map((edge) => edge.map((value) => this.place(value))),
    );
    return [steps, ...columns, ...edges];
  }

  private yRange(low: number | null, high: number | null): [number, number] {
    if (this.data.log) {
      return laneRange(this.lane);
    }
    const [bottom, top] = [Math.min(0, low ?? 0), high ?? 1];
    return top > bottom ? [bottom, top * 1.05] : [bottom, bottom + 1];
  }

  private options(): uPlot.Options {
    const { lines } = this.data;
    const bands = this.bands();
    const hidden = { stroke: "transparent", width: 0, points: { show: false }, spanGaps: true };
    // Bands follow the present data, of which there are as many.
    const bandColor = (at: number) => () =>
      this.bands()[at]?.color(currentPalette()) ?? "transparent";
    return {
      width: this.root.clientWidth || 300,
      height: this.root.clientHeight || 160,
      padding: [10, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: (_plot, _low, high) => [0, Math.max(1, high)] },
        y: { range: (_plot, low, high) => this.yRange(low, high) },
      },
      axes: [this.xAxis(), this.yAxis()],
      series: [
        {},
        ...lines.map((line) => this.series(line)),
        ...bands.flatMap(() => [hidden, hidden]),
      ],
      bands: bands.map((_, at) => ({
        series: [lines.length + 1 + 2 * at, lines.length + 2 + 2 * at],
        fill: bandColor(at),
      })),
      hooks: {
        drawClear: [(plot) => this.drawPressedLane(plot)],
        draw: [(plot) => this.drawExtras(plot)],
        setCursor: [(plot) => this.tellHover(plot)],
      },
    };
  }

  private series({ color, width }: ChartLine): uPlot.Series {
    return {
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
      values: (_plot, splits) =>
        splits.map((step) => (Number.isInteger(step) ? formatStep(step) : "")),
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
    this.pointed = left < 0 ? null : nearestCurve(plot, this.data, (value) => this.place(value));
    this.stage.playhead.setHover(left < 0 ? null : Math.round(plot.posToVal(left, "x")));
  }

  private drawLonePoints(plot: uPlot, palette: Palette): void {
    for (const line of this.data.lines.filter((candidate) => pointsOf(candidate) === 1)) {
      const index = line.values.findIndex((value) => value !== null);
      const placed = this.place(line.values[index] ?? null);
      if (placed === null) continue;
      const x = plot.valToPos(this.data.steps[index] ?? 0, "x", true);
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
      const x = plot.valToPos(this.data.steps[index] ?? 0, "x", true);
      return [
        { x, y: plot.valToPos(placed, "y", true), text: line.endText, color: line.color(palette) },
      ];
    });
    this.drawLonePoints(plot, palette);
    const picked = drawCurve(plot, this.data, this.picked, palette, (value) => this.place(value));
    drawPlayhead(plot, this.stage, palette);
    const others = labels.filter(({ text }) => picked.every((label) => label.text !== text));
    drawEndLabels(plot, [...others, ...picked], palette);
  }
}

/** The step gone back to, as a hairline. */
function drawPlayhead(plot: uPlot, stage: Stage, palette: Palette): void {
  const { step } = stage.playhead.getState();
  if (step === null) {
    return;
  }
  const x = Math.round(plot.valToPos(step, "x", true)) + 0.5;
  plot.ctx.save();
  plot.ctx.strokeStyle = palette.accent;
  plot.ctx.lineWidth = devicePixelRatio;
  plot.ctx.beginPath();
  plot.ctx.moveTo(x, plot.bbox.top);
  plot.ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
  plot.ctx.stroke();
  plot.ctx.restore();
}
