/** The gradient of very many layers: bands of all and of the middle half, the median, both ends, and one layer at a time. */
import { layerBands } from "../../domain/layerBands";
import { blockRows } from "../../state/openGroups";
import type { Palette } from "../../state/palette";
import type { Stage } from "../../state/stage";
import type { ChartBand, ChartData, ChartLine } from "./chartData";

/** So many lines can be told apart. */
const MOST_LINES = 16;
/** The least number of points over the width. */
const LEAST_POINTS = 50;

export function isDeep(layers: number): boolean {
  return layers > MOST_LINES;
}

export interface DeepLook {
  /** The block that is selected. */
  readonly selected: string | null;
  readonly nameOf: (id: string) => string;
  /** What the median is called. */
  readonly median: string;
}

function bandsOf(stage: Stage, width: number, measure: string) {
  const buffer = stage.runs.current;
  const ids = (buffer?.schema.strip ?? []).map(([id]) => id);
  if (buffer === null) return { ids, bands: null };
  return { ids, bands: layerBands(buffer, ids, measure, Math.max(LEAST_POINTS, width / 2)) };
}

/** The layer that a selected block stands for: itself, else the one in it nearest to the loss. */
function chosenLayer(stage: Stage, ids: readonly string[], selected: string | null): number | null {
  const buffer = stage.runs.current;
  if (buffer === null || selected === null) return null;
  const { output, inner } = blockRows(buffer.schema, selected);
  const index = ids.findIndex((id) => id === output || inner.includes(id));
  return index < 0 ? null : index;
}

const pale = (palette: Palette) => `${palette.text.slice(0, 7)}14`;
const dark = (palette: Palette) => `${palette.text.slice(0, 7)}2e`;

/** The chart of a deep network. */
export function deepGradientData(
  stage: Stage,
  width: number,
  measure: string,
  { selected, nameOf, median }: DeepLook,
): ChartData {
  const { ids, bands } = bandsOf(stage, width, measure);
  if (bands === null) return { steps: [], lines: [], band: null, log: true };
  const line = (name: string, part: Omit<ChartLine, "name">): ChartLine => ({ name, ...part });
  const last = ids.length - 1;
  const outer: ChartBand = { low: bands.low, high: bands.high, color: pale };
  return {
    steps: bands.steps,
    log: true,
    band: outer,
    innerBand: { low: bands.lowerQuartile, high: bands.upperQuartile, color: dark },
    lines: [
      line("median", {
        ...{ values: bands.median, width: 1.8, endText: median },
        color: (palette) => palette.text,
      }),
      line("first", {
        ...{ values: [...(bands.columns[0] ?? [])], width: 1.2, endText: nameOf(ids[0] ?? "") },
        color: (palette) => palette.muted,
      }),
      line("last", {
        ...{ values: [...(bands.columns[last] ?? [])], width: 1.2 },
        endText: nameOf(ids[last] ?? ""),
        color: (palette) => palette.good,
      }),
    ],
    curves: {
      columns: bands.columns,
      nameOf: (index) => nameOf(ids[index] ?? ""),
      color: (palette) => palette.accent,
      chosen: chosenLayer(stage, ids, selected),
    },
  };
}

/** Every layer as a line, for the table. */
export function everyLayer(stage: Stage, width: number, measure: string): ChartData {
  const { ids, bands } = bandsOf(stage, width, measure);
  const lines = ids.map(
    (name, index): ChartLine => ({
      ...{ name, width: 1, endText: null, color: (palette: Palette) => palette.text },
      values: bands?.columns[index]?.slice() ?? [],
    }),
  );
  return { steps: bands?.steps ?? [], lines, band: null, log: true };
}
