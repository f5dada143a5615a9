/** The bands, or the histograms of a layer, as a figure and as a table of all that is recorded. */
import type { Exportable, Figure, Mark, Table } from "../../domain/figure";
import { formatMagnitude, formatStep } from "../../domain/format";
import { histogramImage } from "../../domain/histogramImage";
import { makePixelTable, tableIndex } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import type { StripRow } from "../../domain/stripRows";
import { columnNode } from "../../domain/stripScale";
import { axisTicks, shareOf, type TimeScale } from "../../domain/timeScale";
import { type Palette, RAMP_COLORS } from "../../state/palette";
import { CELLS, histogramPixels } from "./histogramPainter";
import { bandScale, columnRows, columnStops } from "./stripPainter";

const WIDTH = 960;
const BANDS = { left: 170, top: 56, width: 760 } as const;
const ROW = 34;
const BAND = 26;
const IMAGE = 240;
const SIZE = 13;
/** Pixels of the widest rem that ticks are set for. */
const REM = 13;

interface StripLook {
  readonly title: string;
  readonly across: string;
  readonly timeScale: TimeScale;
  readonly palette: Palette;
}

type Drawn = Pick<Exportable, "figure" | "table">;

function frame(look: StripLook, last: number, bottom: number, marks: readonly Mark[]): Figure {
  const { title, palette, timeScale } = look;
  const { left, width } = BANDS;
  const small = { kind: "text", size: SIZE, color: palette.muted } as const;
  const ticks = axisTicks(last, width / REM, timeScale).map(
    (step): Mark => ({
      ...small,
      x: left + shareOf(step, last, timeScale) * width,
      y: bottom + 16,
      ...{ text: formatStep(step), anchor: "middle", digits: true },
    }),
  );
  return {
    ...{ title, width: WIDTH, height: bottom + 58, background: palette.panel },
    marks: [
      { kind: "text", x: 24, y: 28, text: title, size: 17, color: palette.text, bold: true },
      ...marks,
      ...ticks,
      { ...small, x: left + width / 2, y: bottom + 38, text: look.across, anchor: "middle" },
    ],
  };
}

function bandPixels(
  buffer: RunBuffer,
  addresses: readonly string[],
  column: string,
  all: readonly (readonly string[])[],
  { palette, timeScale }: StripLook,
): Uint8ClampedArray<ArrayBuffer> {
  const { width } = BANDS;
  const scale = bandScale(buffer, all, column);
  const table = makePixelTable(columnStops(column, palette), RAMP_COLORS);
  const rows = columnRows(buffer, width, buffer.lastStep, timeScale);
  const pixels = new Uint32Array(width * addresses.length);
  for (const [line, id] of addresses.entries()) {
    const node = columnNode(buffer, id, column);
    for (const [x, row] of rows.entries()) {
      const place = scale.position(buffer.nodeValue(row, node, column));
      const color = Number.isNaN(place) ? 0 : table[tableIndex(place, RAMP_COLORS)];
      pixels[line * width + x] = color ?? 0;
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Every value recorded, a row for each layer and step. */
function bandTable(
  buffer: RunBuffer | null,
  rows: readonly StripRow[],
  column: string,
  nameOf: (id: string) => string,
): Table {
  const columns = ["step", "layer", "node", column];
  if (buffer === null) return { columns, rows: [] };
  const { statistics } = buffer;
  const nodes = [...new Set(rows.flatMap(({ addresses }) => addresses))];
  const reports = Array.from({ length: statistics.length }, (_, row) => row);
  return {
    columns,
    rows: reports.flatMap((row) =>
      nodes.map((id) => {
        const value = buffer.nodeValue(row, columnNode(buffer, id, column), column);
        return [statistics.stepAt(row), nameOf(id), id, Number.isNaN(value) ? null : value];
      }),
    ),
  };
}

export function stripExport(
  buffer: RunBuffer | null,
  rows: readonly StripRow[],
  column: string,
  nameOf: (id: string) => string,
  look: StripLook,
): Drawn {
  const { palette } = look;
  const all = rows.map(({ addresses }) => addresses);
  const marks = rows.flatMap(({ id, addresses }, index): Mark[] => {
    const y = BANDS.top + index * ROW;
    const label: Mark = {
      ...{ kind: "text", x: 24, y: y + BAND / 2, text: nameOf(id), size: SIZE },
      ...{ color: palette.text, bold: true },
    };
    if (buffer === null || buffer.statistics.length === 0) return [label];
    const pixels = bandPixels(buffer, addresses, column, all, look);
    const box = { x: BANDS.left, y, width: BANDS.width, height: BAND };
    return [label, { kind: "image", ...box, columns: BANDS.width, rows: addresses.length, pixels }];
  });
  const last = buffer?.lastStep ?? 0;
  return {
    figure: frame(look, last, BANDS.top + rows.length * ROW, marks),
    table: bandTable(buffer, rows, column, nameOf),
  };
}

/** The bins of a layer at every report. */
function histogramTable(buffer: RunBuffer | null, node: string): Table {
  const columns = ["step", "node", "low", "high", "share_of_largest_bin"];
  const at = buffer?.nodeRow(node) ?? -1;
  if (buffer === null || at < 0) return { columns, rows: [] };
  const { histograms } = buffer;
  const reports = Array.from({ length: histograms.length }, (_, row) => row);
  return {
    columns,
    rows: reports.flatMap((row) => {
      const bins = [...histograms.of(row, at)];
      const [low, high] = histograms.rangeOf(row, at);
      const edge = (bin: number) => low + ((high - low) * bin) / bins.length;
      const step = histograms.stepAt(row);
      return bins.map((count, bin) => [step, node, edge(bin), edge(bin + 1), count / 255]);
    }),
  };
}

export function histogramExport(
  buffer: RunBuffer | null,
  layer: string,
  nameOf: (id: string) => string,
  look: StripLook,
): Drawn {
  const { palette, timeScale } = look;
  const node = buffer?.activationOf(layer) ?? layer;
  const image = buffer === null ? null : histogramImage(buffer, node, CELLS);
  const { left, top, width } = BANDS;
  const last = buffer?.lastStep ?? 0;
  const small = { kind: "text", x: left - 8, size: SIZE, color: palette.muted } as const;
  const marks: Mark[] = [
    {
      ...{ kind: "text", x: 24, y: top + 10, text: nameOf(layer), size: SIZE },
      ...{ color: palette.text, bold: true },
    },
  ];
  if (image !== null) {
    const pixels = histogramPixels(image, width, last, timeScale, palette);
    marks.push(
      { kind: "image", x: left, y: top, width, height: IMAGE, columns: width, rows: CELLS, pixels },
      {
        ...small,
        y: top + 34,
        text: formatMagnitude(image.range.high),
        anchor: "end",
        digits: true,
      },
      {
        ...small,
        y: top + IMAGE - 6,
        text: formatMagnitude(image.range.low),
        anchor: "end",
        digits: true,
      },
    );
  }
  return { figure: frame(look, last, top + IMAGE, marks), table: histogramTable(buffer, node) };
}
