/** Lines of the gradient of runs: one a layer, or of very many layers their median. */
import { statisticCurve } from "../../domain/curves";
import { layerBands } from "../../domain/layerBands";
import { colorAt } from "../../domain/ramp";
import type { RunBuffer } from "../../domain/runBuffer";
import { layerDash } from "../../domain/runStyle";
import { drawnOverlays, type OverlayView } from "../../state/overlays";
import type { Palette } from "../../state/palette";
import type { Stage } from "../../state/stage";
import type { AxisProps } from "./AxisSelect";
import {
  type ChartRun,
  focusRun,
  MOST_END_NAMES,
  NOTHING,
  type OverlayRun,
  overlayColor,
  overlayRuns,
  type Points,
  type Series,
  shortNames,
} from "./chartData";
import { medianAt, statisticAt } from "./statisticAt";

export const MEASURES = ["delta_rms", "delta_norm", "weight_gradient_norm"] as const;
export type Measure = (typeof MEASURES)[number];

/** So many lines can be distinguished. */
const MOST_LINES = 16;
/** The least number of points over the width. */
const LEAST_POINTS = 50;

export function isDeep(layers: number): boolean {
  return layers > MOST_LINES;
}

export interface GradientLook {
  readonly axis: AxisProps["axis"];
  readonly measure: Measure;
}

export interface GradientWords {
  readonly nameOf: (id: string) => string;
  readonly nameRuns: (views: readonly OverlayView[]) => ReadonlyMap<string, string>;
  /** What the median is called. */
  readonly median: string;
}

/** Points of a line for a chart of a width in CSS pixels. */
export function pointsFor(width: number): number {
  return Math.max(LEAST_POINTS, width / 2);
}

/** The layers of a run, from the loss back to the input. */
export function layersOf({ schema }: RunBuffer): string[] {
  return schema.strip.map(([id]) => id);
}

/** Colours of layers: from the text colour at the loss to the accent at the input, so that order can be seen. */
function layerColor(palette: Palette, place: number): string {
  const stops = [hex(palette.text), hex(palette.accent), hex(palette.good)] as const;
  const [red, green, blue] = colorAt(stops, place);
  return `rgb(${red} ${green} ${blue})`;
}

function hex(color: string): readonly [number, number, number] {
  const value = Number.parseInt(color.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

type RunStyle = Pick<Series, "dash" | "width" | "runName" | "shortName">;

interface LayerLook extends RunStyle {
  readonly measure: Measure;
  readonly points: number;
  readonly nameOf: (id: string) => string;
}

/** The line of one layer of a run. @param index from the loss on. */
export function layerLine(
  { buffer, scale, runId }: ChartRun,
  index: number,
  { measure, points, nameOf, ...style }: LayerLook,
): Series {
  const ids = layersOf(buffer);
  const id = ids[index] ?? "";
  return {
    ...style,
    name: `${runId} ${id}`,
    runId,
    label: nameOf(id),
    color: (palette) => layerColor(palette, ids.length < 2 ? 0 : index / (ids.length - 1)),
    endText: null,
    scale,
    lastStep: buffer.lastStep,
    curve: statisticCurve(buffer, id, measure, points),
    read: (step, exact) => statisticAt(exact ?? buffer, id, measure, step),
  };
}

/** One line a layer of a run, from the loss back to the input. */
export function layerSeries(run: ChartRun, look: LayerLook): Series[] {
  return layersOf(run.buffer).map((_, index) => layerLine(run, index, look));
}

/** The median of all layers of a run as one line. @param curve where it is known already. */
export function medianSeries(
  { buffer, scale, runId }: ChartRun,
  measure: Measure,
  curve: Points,
  style: RunStyle & Pick<Series, "color" | "endText" | "label">,
): Series {
  const ids = layersOf(buffer);
  return {
    ...style,
    name: `${runId} median`,
    runId,
    scale,
    lastStep: buffer.lastStep,
    curve,
    read: (step, exact) => medianAt(exact ?? buffer, ids, measure, step),
  };
}

interface KnownMedian {
  readonly key: string;
  readonly curve: Points;
}

const medians = new WeakMap<RunBuffer, KnownMedian>();

/** Of a run that is laid over, which seldom changes: it is not sorted anew at every draw. */
function medianCurve(buffer: RunBuffer, measure: Measure, points: number): Points {
  const key = [buffer.version, measure, points].join();
  const known = medians.get(buffer);
  if (known?.key === key) return known.curve;
  const { steps, median } = layerBands(buffer, layersOf(buffer), measure, points);
  const curve = { steps, values: median };
  medians.set(buffer, { key, curve });
  return curve;
}

/**
 * A run that is laid over: dashed in its own way, in the colours of the layers; the median in the colour of the run.
 *
 * @param place among the overlays.
 */
function overlaySeries(
  run: OverlayRun,
  look: { readonly measure: Measure; readonly points: number; readonly deep: boolean },
  place: number,
  { nameOf, median }: GradientWords,
): Series[] {
  const { buffer, view, name, shortName } = run;
  const { measure, points } = look;
  const endText = place < MOST_END_NAMES ? shortName : null;
  const named = { runName: name, shortName, dash: layerDash(view.color) };
  if (look.deep || isDeep(buffer.schema.strip.length)) {
    const style = { ...named, width: 1.3, label: median, endText };
    const color = overlayColor(view.color);
    const curve = medianCurve(buffer, measure, points);
    return [medianSeries(run, measure, curve, { ...style, color })];
  }
  return layerSeries(run, { ...named, width: 1.1, measure, points, nameOf }).map((line, index) =>
    index === 0 ? { ...line, endText } : line,
  );
}

/** The runs of the chart: the lines of those laid over, and the one in focus with its names. */
export function gradientRuns(
  stage: Stage,
  width: number,
  { axis, measure }: GradientLook,
  words: GradientWords,
) {
  const focus = focusRun(stage, axis);
  const views = drawnOverlays(stage);
  const overlays = overlayRuns(views, axis, words.nameRuns);
  const scale = focus?.scale ?? overlays[0]?.scale ?? NOTHING.scale;
  const deep = isDeep(focus?.buffer.schema.strip.length ?? 0);
  const look = { measure, points: pointsFor(width), deep };
  const names = words.nameRuns(views);
  const runName = names.get(focus?.runId ?? "") ?? "";
  const shortName = shortNames(names).get(focus?.runId ?? "") ?? "";
  return {
    focus,
    over: overlays.flatMap((run, place) => overlaySeries(run, look, place, words)),
    names: { runName, shortName },
    frame: { axis, scale, log: true, digits: 2 },
  };
}
