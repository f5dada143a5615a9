/** A picture of the output as a figure, and the numbers in it as a table. */
import { readBoundary } from "../../domain/boundary";
import type { Figure, Mark, Table } from "../../domain/figure";
import { type Plot, readCurve, readTargets } from "../../domain/fits";
import { formatCount, formatMagnitude } from "../../domain/format";
import type { Frame, ShapedArray } from "../../domain/frame";
import { readConfusion } from "../../domain/pictures";
import { parseHex } from "../../domain/ramp";
import { images } from "./imageFigure";
import { type Drawn, figure, MARGIN, type OutputLook } from "./outputFrame";

const SIDE = 480;
const SIZE = 13;
const POINT = 3.4;
const COLORS = { negative: "#f59322", positive: "#0877bd" } as const;

function css([red, green, blue]: readonly [number, number, number]): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** Names and ends of both axes of a square plot. */
function axes(
  { palette, across, up }: OutputLook,
  x: readonly [number, number],
  y: readonly [number, number],
): Mark[] {
  const { left, top } = MARGIN;
  const bottom = top + SIDE;
  const small = { kind: "text", size: SIZE, color: palette.muted } as const;
  const digits = { ...small, digits: true } as const;
  return [
    { ...digits, x: left, y: bottom + 16, text: formatMagnitude(x[0]) },
    { ...digits, x: left + SIDE, y: bottom + 16, text: formatMagnitude(x[1]), anchor: "end" },
    { ...digits, x: left - 8, y: bottom - 6, text: formatMagnitude(y[0]), anchor: "end" },
    { ...digits, x: left - 8, y: top + 6, text: formatMagnitude(y[1]), anchor: "end" },
    { ...small, x: left + SIDE / 2, y: bottom + 36, text: across, anchor: "middle" },
    { ...small, x: 20, y: top + SIDE / 2, text: up, anchor: "middle", upright: true },
  ];
}

function arraysOf(frame: Frame, names: readonly string[]): (ShapedArray | undefined)[] {
  return names.map((name) => frame.arrays.get(name));
}

function boundaryTable(frame: Frame): Table {
  const [grid, range, points, labels, split] = arraysOf(frame, [
    ...["grid", "range", "points", "labels", "split"],
  ]);
  const [rows = 0, columns = 0, outputs = 1] = grid?.shape ?? [];
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = range?.data ?? [];
  const outputNames = Array.from({ length: outputs }, (_, index) => `output_${index + 1}`);
  const blank = outputNames.map(() => null);
  const cells = Array.from({ length: rows * columns }, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const values = outputNames.map((_, output) => grid?.data[cell * outputs + output] ?? null);
    const x = x0 + ((column + 0.5) / columns) * (x1 - x0);
    return ["cell", x, y1 - ((row + 0.5) / rows) * (y1 - y0), null, ...values];
  });
  const dots = Array.from(labels?.data ?? [], (label, index) => {
    const part = split?.data[index] === 1 ? "validation point" : "training point";
    return [part, points?.data[2 * index] ?? 0, points?.data[2 * index + 1] ?? 0, label, ...blank];
  });
  return { columns: ["kind", "x1", "x2", "label", ...outputNames], rows: [...dots, ...cells] };
}

function boundary(frame: Frame, look: OutputLook): Drawn | null {
  const { classes, palette } = look;
  const read = readBoundary(frame, classes.length, palette.classes);
  if (read === null) return null;
  const { left, top } = MARGIN;
  const pixels = new Uint8ClampedArray(read.pixels.buffer);
  const box = { x: left, y: top, width: SIDE, height: SIDE };
  const colorOf = (label: number) =>
    read.signed
      ? COLORS[label < 0 ? "negative" : "positive"]
      : css(palette.classes[label % palette.classes.length] ?? [128, 128, 128]);
  const labels = read.signed && classes.length === 2 ? [-1, 1] : classes.map((_, index) => index);
  const marks: Mark[] = [
    { kind: "image", ...box, columns: read.columns, rows: read.rows, pixels, smooth: true },
    ...read.points.map(
      ({ x, y, label, validation }): Mark => ({
        ...{ kind: "disc", x: left + x * SIDE, y: top + y * SIDE, radius: POINT },
        ...{ fill: colorOf(label), stroke: validation ? "#000000" : "#ffffff" },
      }),
    ),
    ...axes(look, [read.range[0], read.range[1]], [read.range[2], read.range[3]]),
    ...classes.flatMap((name, index): Mark[] => {
      const y = top + 10 + index * 22;
      const x = left + SIDE + 20;
      return [
        { kind: "disc", x, y, radius: 5, fill: colorOf(labels[index] ?? index) },
        { kind: "text", x: x + 14, y, text: name, size: SIZE, color: palette.text },
      ];
    }),
  ];
  return {
    figure: figure(look, left + SIDE + 180, top + SIDE + 60, marks),
    table: boundaryTable(frame),
  };
}

function plotFigure(plot: Plot, look: OutputLook): Figure {
  const { left, top } = MARGIN;
  const { palette } = look;
  const box = { x: left, y: top, width: SIDE, height: SIDE };
  const marks: Mark[] = [
    { kind: "rect", ...box, fill: palette.canvas },
    ...plot.spots.map(
      ({ x, y, kind }): Mark => ({
        ...{ kind: "disc", x: left + x * SIDE, y: top + y * SIDE, radius: POINT },
        ...{ fill: palette.muted, stroke: kind === 1 ? "#000000" : "#ffffff" },
      }),
    ),
    ...plot.lines.map(
      (line): Mark => ({
        kind: "line",
        points: line
          .filter(([, y]) => Number.isFinite(y))
          .map(([x, y]) => [left + x * SIDE, top + y * SIDE]),
        ...{ color: palette.accent, width: 2 },
      }),
    ),
    ...axes(look, plot.x, plot.y),
  ];
  return figure(look, left + SIDE + 40, top + SIDE + 60, marks);
}

function curve(frame: Frame, look: OutputLook): Drawn | null {
  const plot = readCurve(frame);
  const [x, y, points, split] = arraysOf(frame, ["x", "y", "points", "split"]);
  if (plot === null || !x || !y || !points || !split) return null;
  const outputs = y.shape[1] ?? 1;
  const dots = Array.from(split.data, (part, index) => [
    part === 1 ? "validation point" : "training point",
    points.data[2 * index] ?? null,
    points.data[2 * index + 1] ?? null,
  ]);
  const lines = Array.from(x.data, (value, index) =>
    Array.from({ length: outputs }, (_, output) => [
      ...[`output_${output + 1}`, value, y.data[index * outputs + output] ?? null],
    ]),
  );
  const table = { columns: ["kind", "x", "y"], rows: [...dots, ...lines.flat()] };
  return { figure: plotFigure(plot, look), table };
}

function targets(frame: Frame, look: OutputLook): Drawn | null {
  const plot = readTargets(frame);
  const [truth, predicted] = arraysOf(frame, ["truth", "predicted"]);
  if (plot === null || !truth || !predicted) return null;
  const outputs = truth.shape[1] ?? 1;
  const rows = Array.from(truth.data, (value, index) => [
    ...[Math.floor(index / outputs), (index % outputs) + 1, value, predicted.data[index] ?? null],
  ]);
  return {
    figure: plotFigure(plot, look),
    table: { columns: ["example", "output", "target", "prediction"], rows },
  };
}

function confusion(frame: Frame, look: OutputLook): Drawn | null {
  const read = readConfusion(frame);
  if (read === null) return null;
  const { palette, classes } = look;
  const side = Math.max(34, Math.min(80, SIDE / read.size));
  const left = 170;
  const { top } = MARGIN;
  const name = (index: number) => classes[index] ?? String(index);
  const [base, full] = [parseHex(palette.raised), parseHex(palette.accent)];
  const tone = (share: number) =>
    css([
      Math.round(base[0] + (full[0] - base[0]) * share),
      Math.round(base[1] + (full[1] - base[1]) * share),
      Math.round(base[2] + (full[2] - base[2]) * share),
    ]);
  const label = { kind: "text", size: SIZE, color: palette.text } as const;
  const bottom = top + read.size * side;
  const marks = read.counts.flatMap((row, truth): Mark[] => {
    const sum = Math.max(
      1,
      row.reduce((total, count) => total + count, 0),
    );
    const y = top + truth * side;
    return [
      { ...label, x: left - 10, y: y + side / 2, text: name(truth), anchor: "end" },
      ...row.flatMap((count, predicted): Mark[] => {
        const x = left + predicted * side;
        const fill = tone(0.6 * (count / sum));
        return [
          { kind: "rect", x, y, width: side - 2, height: side - 2, fill, radius: 3 },
          {
            ...{ ...label, x: x + side / 2 - 1, y: y + side / 2 - 1 },
            ...{ text: formatCount(count), anchor: "middle", digits: true },
          },
        ];
      }),
      {
        ...{ ...label, x: left + truth * side + side / 2, y: bottom + 14 },
        ...{ text: name(truth), anchor: "middle" },
      },
    ];
  });
  const rows = read.counts.flatMap((row, truth) =>
    row.map((count, predicted) => [name(truth), name(predicted), count]),
  );
  const all: Mark[] = [
    ...marks,
    { ...label, x: 20, y: (top + bottom) / 2, text: look.up, anchor: "middle", upright: true },
    {
      ...label,
      x: (left + left + read.size * side) / 2,
      y: bottom + 36,
      text: look.across,
      anchor: "middle",
    },
  ];
  return {
    figure: figure(look, Math.max(360, left + read.size * side + 40), bottom + 60, all),
    table: { columns: ["true class", "predicted class", "examples"], rows },
  };
}

const DRAWN_BY: Readonly<Record<string, (frame: Frame, look: OutputLook) => Drawn | null>> = {
  ...{ boundary, curve, targets, confusion },
  ...{ reconstruction: images, predictions: images, label_map: images },
};

/** Null where the view has no picture that could be saved. */
export function outputExport(view: string, frame: Frame, look: OutputLook): Drawn | null {
  return DRAWN_BY[view]?.(frame, look) ?? null;
}
