/** What a chart shows as a figure for a file, and all its points as a table. */
import type { Figure, Mark, Spot, Table } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import {
  fitLogLane,
  type LogLane,
  laneLabel,
  laneRange,
  laneTicks,
  toLane,
} from "../../domain/logLane";
import { spreadLabels } from "../../domain/spreadLabels";
import type { Palette } from "../../state/palette";
import { type ChartBand, type ChartData, type ChartLine, lineName } from "./chartData";
import { linearTicks } from "./linearTicks";
import { placeLabel } from "./placeName";

const WIDTH = 960;
const PLOT = { left: 84, top: 56, right: 720, bottom: 420 } as const;
const SIZE = 13;
const LEGEND_TOP = 478;
const LEGEND_ROW = 22;

interface ChartWords {
  readonly title: string;
  /** Names of the two axes. */
  readonly across: string;
  readonly up: string;
}

/** Places of a chart's values in the figure. */
class Plane {
  private readonly lane: LogLane;
  private readonly range: readonly [number, number];
  private readonly last: number;

  constructor(private readonly data: ChartData) {
    const bands = bandsOf(data);
    const columns = [
      ...data.lines.map(({ values }) => values),
      ...bands.flatMap(({ low, high }) => [low, high]),
    ];
    const values = columns.flatMap((column) => column.filter((value) => value !== null));
    this.lane = fitLogLane(values, { above: data.above });
    const [low, high] = [
      values.reduce((least, value) => Math.min(least, value), 0),
      values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    ];
    this.range = data.log ? laneRange(this.lane) : [low, high > low ? high * 1.05 : low + 1];
    this.last = data.places.at(-1) || 1;
  }

  x(place: number): number {
    return PLOT.left + (place / this.last) * (PLOT.right - PLOT.left);
  }

  /** Height of an axis coordinate. */
  height(place: number): number {
    const [low, high] = this.range;
    return PLOT.bottom - ((place - low) / (high - low)) * (PLOT.bottom - PLOT.top);
  }

  y(value: number | null): number | null {
    if (value === null) return null;
    const place = this.data.log ? toLane(value, this.lane) : value;
    return place === null ? null : this.height(place);
  }

  points(values: readonly (number | null)[]): Spot[] {
    return values.flatMap((value, index): Spot[] => {
      const y = this.y(value);
      return y === null ? [] : [[this.x(this.data.places[index] ?? 0), y]];
    });
  }

  rules(): { y: number; text: string }[] {
    const [low, high] = this.range;
    const ticks = this.data.log ? laneTicks(this.lane) : linearTicks(low, high);
    return ticks.map((tick) => ({
      y: this.height(tick),
      text: this.data.log ? laneLabel(tick, this.lane) : formatMagnitude(tick, 2),
    }));
  }

  ticks(): { x: number; text: string }[] {
    return linearTicks(0, this.last).flatMap((place) => {
      const text = placeLabel(this.data.axis, place);
      return text === "" || place > this.last ? [] : [{ x: this.x(place), text }];
    });
  }
}

function bandsOf({ band, innerBand }: ChartData): ChartBand[] {
  return [band ?? [], innerBand ?? []].flat();
}

function axes(plane: Plane, words: ChartWords, { line, muted, text }: Palette): Mark[] {
  const { left, right, top, bottom } = PLOT;
  const small = { kind: "text", size: SIZE, color: muted } as const;
  return [
    { kind: "text", x: left, y: 28, text: words.title, size: 17, color: text, bold: true },
    ...plane.rules().flatMap(({ y, text: label }): Mark[] => [
      {
        kind: "line",
        points: [
          [left, y],
          [right, y],
        ],
        color: line,
        width: 1,
      },
      { ...small, x: left - 8, y, text: label, anchor: "end", digits: true },
    ]),
    ...plane.ticks().map(
      ({ x, text: label }): Mark => ({
        ...{ ...small, x, y: bottom + 18, text: label, anchor: "middle", digits: true },
      }),
    ),
    { ...small, x: (left + right) / 2, y: bottom + 40, text: words.across, anchor: "middle" },
    { ...small, x: 20, y: (top + bottom) / 2, text: words.up, anchor: "middle", upright: true },
  ];
}

function band(plane: Plane, { low, high, color }: ChartBand, palette: Palette): Mark {
  const points = [...plane.points(high), ...plane.points(low).reverse()];
  return { kind: "area", points, color: color(palette) };
}

/** Names at the ends of the lines, moved apart. */
function ends(plane: Plane, lines: readonly ChartLine[], palette: Palette): Mark[] {
  const named = lines.flatMap(({ endText, values, color }) => {
    const y = plane.points(values).at(-1)?.[1];
    return endText === null || y === undefined ? [] : [{ y, text: endText, color: color(palette) }];
  });
  const wishes = named.map(({ y }) => y);
  const heights = spreadLabels(wishes, SIZE * 1.4, PLOT.top, PLOT.bottom);
  return named.map(({ text, color, y }, index) => ({
    ...{ kind: "text", x: PLOT.right + 10, y: heights[index] ?? y, text, size: SIZE, color },
  }));
}

/** Every line by the name of its run and of what it shows. */
function legend(lines: readonly ChartLine[], palette: Palette): Mark[] {
  return lines.flatMap((line, index): Mark[] => {
    const y = LEGEND_TOP + index * LEGEND_ROW;
    const color = line.color(palette);
    return [
      {
        ...{
          kind: "line",
          points: [
            [PLOT.left, y],
            [PLOT.left + 28, y],
          ],
          color,
          width: 2,
        },
        dash: line.dash,
      },
      {
        ...{ kind: "text", x: PLOT.left + 38, y, text: lineName(line), size: SIZE },
        color: palette.text,
      },
    ];
  });
}

export function chartFigure(data: ChartData, words: ChartWords, palette: Palette): Figure {
  const plane = new Plane(data);
  const lines = data.lines.filter(({ values }) => values.some((value) => value !== null));
  return {
    title: words.title,
    width: WIDTH,
    height: LEGEND_TOP + lines.length * LEGEND_ROW + 10,
    background: palette.panel,
    marks: [
      ...axes(plane, words, palette),
      ...bandsOf(data).map((each) => band(plane, each, palette)),
      ...lines.map(({ values, color, width, dash }): Mark => {
        const points = plane.points(values);
        const [only] = points;
        if (points.length === 1 && only !== undefined) {
          return { kind: "disc", x: only[0], y: only[1], radius: 3, fill: color(palette) };
        }
        return { kind: "line", points, color: color(palette), width, dash };
      }),
      ...ends(plane, lines, palette),
      ...legend(lines, palette),
    ],
  };
}

/** Names of the bounds of a band. */
const BOUNDS = { low: "minimum", high: "maximum" } as const;

/**
 * All points, a row each: run, series, step and value.
 *
 * @param data over steps, with all points. shown: over the axis that the chart has, whose places are a column too.
 */
export function chartTable(data: ChartData, shown: ChartData): Table {
  const onSteps = shown.axis === "step";
  const run = data.lines.at(-1)?.runName ?? "";
  const columns = [
    ...data.lines.map((line, index) => ({
      ...{ run: line.runName, series: line.label, values: line.values },
      scale: shown.lines[index]?.scale ?? shown.scale,
    })),
    ...(data.band === null
      ? []
      : (["low", "high"] as const).map((bound) => ({
          ...{ run, series: BOUNDS[bound], values: data.band?.[bound] ?? [], scale: shown.scale },
        }))),
  ];
  const rows = columns.flatMap(({ run: name, series, values, scale }) =>
    values.flatMap((value, index) => {
      const step = data.places[index] ?? 0;
      const place = onSteps ? [] : [scale.toPlace(step)];
      return value === null ? [] : [[name, series, step, ...place, value]];
    }),
  );
  return { columns: ["run", "series", "step", ...(onSteps ? [] : [shown.axis]), "value"], rows };
}
