/** The gradient of very many layers: bands of all and of the middle half, the median, both ends, and one layer at a time. */
import { type LayerBands, layerBands } from "../../domain/layerBands";
import { blockRows } from "../../state/openGroups";
import type { Palette } from "../../state/palette";
import type { Stage } from "../../state/stage";
import { type ChartData, type ChartRun, makeChart, type PickedCurves } from "./chartData";
import {
  type GradientLook,
  type GradientWords,
  gradientRuns,
  layerLine,
  layersOf,
  medianSeries,
  pointsFor,
} from "./gradientSeries";
import { statisticAt } from "./statisticAt";

interface DeepLook extends GradientLook {
  /** The block that is selected. */
  readonly selected: string | null;
}

const pale = (palette: Palette) => `${palette.text.slice(0, 7)}14`;
const dark = (palette: Palette) => `${palette.text.slice(0, 7)}2e`;

/** The layer that a selected block stands for: itself, else the one in it nearest to the loss. */
function chosenLayer({ buffer }: ChartRun, selected: string | null): number | null {
  if (selected === null) return null;
  const { output, inner } = blockRows(buffer.schema, selected);
  const index = layersOf(buffer).findIndex((id) => id === output || inner.includes(id));
  return index < 0 ? null : index;
}

/** Every layer's curve, at the places that are known. */
function curvesOf(
  run: ChartRun,
  { steps, columns }: LayerBands,
  { measure, selected }: DeepLook,
  nameOf: (id: string) => string,
): PickedCurves {
  const { buffer, scale } = run;
  const ids = layersOf(buffer);
  const places = steps.map((step) => scale.toPlace(step));
  const known = places.flatMap((place, index) => (Number.isNaN(place) ? [] : [index]));
  return {
    places: known.map((index) => places[index] ?? Number.NaN),
    columns: columns.map((values) => known.map((index) => values[index] ?? null)),
    nameOf: (index) => nameOf(ids[index] ?? ""),
    read: (index, step, exact) =>
      step > buffer.lastStep ? null : statisticAt(exact ?? buffer, ids[index] ?? "", measure, step),
    color: (palette) => palette.accent,
    chosen: chosenLayer(run, selected),
  };
}

/** The chart of a deep network; the runs laid over it have their median. */
export function deepGradientData(
  stage: Stage,
  width: number,
  look: DeepLook,
  words: GradientWords,
): ChartData {
  const { focus, over, names, frame } = gradientRuns(stage, width, look, words);
  if (focus === null) return makeChart(frame, over);
  const { measure } = look;
  const points = pointsFor(width);
  const bands = layerBands(focus.buffer, layersOf(focus.buffer), measure, points);
  const { steps } = bands;
  const edge = (values: LayerBands["low"]) => ({ steps, values });
  const style = { ...names, dash: [] };
  const median = medianSeries(focus, measure, edge(bands.median), {
    ...{ ...style, label: words.median, width: 1.8, color: (palette: Palette) => palette.text },
    endText: names.shortName || words.median,
  });
  const layer = { ...style, measure, points, nameOf: words.nameOf, width: 1.2 };
  const last = bands.columns.length - 1;
  const ends = [
    { ...layerLine(focus, 0, layer), color: (palette: Palette) => palette.muted },
    { ...layerLine(focus, last, layer), color: (palette: Palette) => palette.good },
  ];
  return makeChart(
    { ...frame, curves: curvesOf(focus, bands, look, words.nameOf) },
    [...over, median, ...ends.map((line) => ({ ...line, endText: line.label }))],
    { low: edge(bands.low), high: edge(bands.high), color: pale },
    { low: edge(bands.lowerQuartile), high: edge(bands.upperQuartile), color: dark },
  );
}
