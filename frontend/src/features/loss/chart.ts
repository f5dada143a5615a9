/** A line chart over steps on uPlot: own log axis with a lane for zero, names beside the lines' ends, one cursor for all panels. */
import type { RunBuffer } from "../../domain/runBuffer";
import type { Stage } from "../../state/stage";
import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";
import { formatMagnitude } from "../../domain/format";
import {
  fitLogLane,
  type LogLane,
  laneLabel,
  laneRange,
  laneTicks,
  toLane,
} from "../../domain/logLane";
import { currentPalette } from "../../state/palette";
import type { FollowedSize } from "../../ui/FollowedSize";
import {
  type ChartBand,
  type ChartData,
  type ChartLine,
  NOTHING,
  type Span,
  valueAt,
} from "./chartData";
import { drawLonePoints, drawPlayhead, drawPressedLane } from "./chartMarks";
import { drawEndLabels, type EndLabel, endLabelRoom } from "./endLabels";
import { linearTicks } from "./linearTicks";
import { drawCurve, nearestCurve, type Picked } from "./pickedCurve";
import { placeLabel } from "./placeName";

const AXIS_WIDTH = 44;

export class Chart {
  private plot: uPlot | null = null;
  private structure = "";
  private data: ChartData = NOTHING;
  private lane: LogLane = { low: -5, high: 0, zero: false, top: null };
  private pointed: number | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly root: HTMLElement,
    private readonly size: FollowedSize,
  ) {}

  /** Shows data; a change of the set of lines builds the chart anew. */
  show(data: ChartData): void {
    this.data = data;
    this.lane = fitLogLane(this.magnitudes(), { above: data.above });
    const lines = data.lines.map(({ name, dash }) => `${name} ${dash.join()}`);
    const structure = [data.axis, ...lines, ...this.bands().map(() => "band")].join("|");
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
      return line.read === undefined
        ? valueAt(this.data.places, line.values, place)
        : line.read(own, this.exactAt(line.runId, own));
    });
  }

  /** Which steps the values of every line are of, where not of the very step under the cursor. @param step of the run in focus. */
  spansAt(step: number): { readonly label: string; readonly span: Span }[] {
    const place = this.data.scale.toPlace(step);
    return this.data.lines.flatMap(({ label, runId, scale, lastStep, spanAt }) => {
      if (place > scale.toPlace(lastStep)) return [];
      const own = scale === this.data.scale ? step : scale.toStep(place);
      const span = spanAt?.(own, this.exactAt(runId, own)) ?? null;
      return span === null || (span[0] === own && span[1] === own) ? [] : [{ label, span }];
    });
  }

  /** Which of the curves is drawn: the one pointed at, else the chosen one. */
  get picked(): number | null {
    return this.pointed ?? this.data.curves?.chosen ?? null;
  }

  /** The value at a step of the curve that is drawn; null where none is. */
  readPicked(step: number): Picked | null {
    const { curves } = this.data;
    const index = this.picked;
    if (curves?.columns[index ?? -1] === undefined || index === null) return null;
    const runId = this.stage.runs.current?.runId ?? "";
    return {
      name: curves.nameOf(index),
      value: curves.read(index, step, this.exactAt(runId, step)),
    };
  }

  /** The exact state of a step, where the page knows it: blocks and pictures show that, too. */
  private exactAt(runId: string, step: number): RunBuffer | null {
    return this.stage.moments.find(runId, step)?.buffer ?? null;
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
    const { places, lines } = this.data;
    const columns = lines.map((line) => line.values.map((value) => this.place(value)));
    const edges = this.bands().flatMap((band) =>
      [band.high, band.low].map((edge) => edge.map((value) => this.place(value))),
    );
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
    const { lines } = this.data;
    const bands = this.bands();
    const hidden = { stroke: "transparent", width: 0, points: { show: false }, spanGaps: true };
    // Bands follow the present data, of which there are as many.
    const bandColor = (at: number) => () =>
      this.bands()[at]?.color(currentPalette()) ?? "transparent";
    return {
      width: this.size.width || 300,
      height: this.size.height || 160,
      padding: [10, (plot) => this.labelRoom(plot), 0, 0],
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
        ...bands.flatMap(() => [hidden, hidden]),
      ],
      bands: bands.map((_, at) => ({
        series: [lines.length + 1 + 2 * at, lines.length + 2 + 2 * at],
        fill: bandColor(at),
      })),
      hooks: {
        drawClear: [(plot) => this.data.log && drawPressedLane(plot, this.lane)],
        draw: [(plot) => this.drawExtras(plot)],
        setCursor: [(plot) => this.publishHover(plot)],
      },
    };
  }

  /** Beside the plot, for the names of its lines and of the one pointed at. */
  private labelRoom(plot: uPlot): number {
    const { lines, curves } = this.data;
    const named = lines.filter(({ values }) => values.some((value) => value !== null));
    const picked = this.picked === null ? [] : [curves?.nameOf(this.picked) ?? []].flat();
    const texts = [...named.flatMap(({ endText }) => endText ?? []), ...picked];
    return endLabelRoom(plot.ctx, texts, this.size.width, currentPalette());
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

  private publishHover(plot: uPlot): void {
    if (!this.root.matches(":hover")) {
      this.pointed = null;
      return;
    }
    const left = plot.cursor.left ?? -1;
    this.pointed = left < 0 ? null : nearestCurve(plot, this.data, (value) => this.place(value));
    const step = this.data.scale.toStep(plot.posToVal(left, "x"));
    this.stage.playhead.setHover(left < 0 ? null : step);
  }

  private drawExtras(plot: uPlot): void {
    const palette = currentPalette();
    const labels = this.data.lines.flatMap((line): EndLabel[] => {
      const index = line.values.findLastIndex((value) => value !== null);
      const placed = this.place(line.values[index] ?? null);
      if (line.endText === null || placed === null) {
        return [];
      }
      const y = plot.valToPos(placed, "y", true);
      return [{ y, text: line.endText, color: line.color(palette) }];
    });
    const toPlace = (value: number | null) => this.place(value);
    drawLonePoints(plot, this.data, palette, toPlace);
    const picked = drawCurve(plot, this.data, this.picked, palette, toPlace);
    drawPlayhead(plot, this.stage, this.data.scale, palette);
    const others = labels.filter(({ text }) => picked.every((label) => label.text !== text));
    drawEndLabels(plot, [...others, ...picked], palette);
  }
}
