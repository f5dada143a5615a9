/** What a chart shows: lines over shared places on its axis, with bands. */
import { type AxisScale, axisScale, type ChartAxis } from "../../domain/chartAxis";
import { alignCurves } from "../../domain/curves";
import type { RunBuffer } from "../../domain/runBuffer";
import { runColor } from "../../domain/runStyle";
import type { OverlayView } from "../../state/overlays";
import type { Palette } from "../../state/palette";
import type { Stage } from "../../state/stage";

/** One line, its points over the shared places; null where it has none. */
export interface ChartLine {
  /** Unlike that of every other line of the chart. */
  readonly name: string;
  readonly runId: string;
  /** What its run is called; empty where that is the only one. */
  readonly runName: string;
  /** The part of that in which it differs from the names beside it. */
  readonly shortName: string;
  /** What its values are called beside the chart and in its table. */
  readonly label: string;
  readonly values: (number | null)[];
  readonly color: (palette: Palette) => string;
  readonly width: number;
  readonly dash: readonly number[];
  /** Text at the line's end; null for a line that is named elsewhere. */
  readonly endText: string | null;
  /** The value under the pointer: of the exact state where that is known, else as recorded; left out where it is what is drawn. */
  readonly read?: (step: number, exact?: RunBuffer | null) => number | null;
  /** The steps that the value under the pointer is the mean of: the one it is of, or a bucket; null where there is none. */
  readonly spanAt?: (step: number, exact?: RunBuffer | null) => Span | null;
  /** From the chart's places to the run's steps and back. */
  readonly scale: AxisScale;
  /** Last step of its run. */
  readonly lastStep: number;
}

/** Steps from the first to the last. */
export type Span = readonly [first: number, last: number];

/** Between two hidden lines, a pale band. */
export interface ChartBand {
  readonly low: (number | null)[];
  readonly high: (number | null)[];
  readonly color: (palette: Palette) => string;
}

/** Curves of the run in focus at places of their own, as they are many. */
export interface PickedCurves {
  readonly places: readonly number[];
  /** Points over the places. */
  readonly columns: readonly (readonly (number | null)[])[];
  readonly nameOf: (index: number) => string;
  /** The value of a curve at a step: of the exact state where that is known, else as recorded. */
  readonly read: (index: number, step: number, exact?: RunBuffer | null) => number | null;
  readonly color: (palette: Palette) => string;
  /** Drawn while none is pointed at. */
  readonly chosen: number | null;
}

export interface ChartData {
  readonly axis: ChartAxis;
  /** Places of the run in focus. */
  readonly scale: AxisScale;
  readonly places: number[];
  readonly lines: readonly ChartLine[];
  readonly band: ChartBand | null;
  /** A second band, over the first. */
  readonly innerBand?: ChartBand;
  /** Curves of which one at a time is drawn: the one pointed at, else the chosen one. */
  readonly curves?: PickedCurves;
  readonly log: boolean;
  /** Significant digits of a value read. */
  readonly digits: number;
  /** Decades over the median that a log axis shows before it presses the rest together; all where left out. */
  readonly above?: number;
}

/** A line before its points are laid over those of others. */
export interface Series extends Omit<ChartLine, "values"> {
  readonly curve: Points;
}

export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
}

const STEPS: AxisScale = { toPlace: (step) => step, toStep: (place) => Math.round(place) };

export const NOTHING: ChartData = {
  ...{ axis: "step", scale: STEPS, places: [], lines: [], band: null, log: true, digits: 3 },
};

/** What a line is called where it stands by itself. */
export function lineName({ runName, label }: Pick<ChartLine, "runName" | "label">): string {
  return [runName, label].filter((part) => part !== "").join(": ");
}

/** How many points a line has. */
export function pointsOf({ values }: Pick<ChartLine, "values">): number {
  return values.filter((value) => value !== null).length;
}

/** The last known value at or before a place. */
export function valueAt(
  places: readonly number[],
  values: readonly (number | null)[],
  place: number,
): number | null {
  let best: number | null = null;
  for (const [index, value] of values.entries()) {
    if ((places[index] ?? 0) > place) break;
    best = value ?? best;
  }
  return best;
}

/** Points at places that are known. */
function placed({ steps, values }: Points, { toPlace }: AxisScale) {
  const found = steps.flatMap((step, index): [number, number][] => {
    const place = toPlace(step);
    return Number.isNaN(place) ? [] : [[place, values[index] ?? Number.NaN]];
  });
  return { steps: found.map(([place]) => place), values: found.map(([, value]) => value) };
}

interface BandSeries {
  readonly low: Points;
  readonly high: Points;
  readonly color: (palette: Palette) => string;
}

/** Lays series over one shared axis. @param bands of the run in focus: none, one, or one over another. */
export function makeChart(
  look: Omit<ChartData, "places" | "lines" | "band" | "innerBand">,
  series: readonly Series[],
  ...bands: readonly BandSeries[]
): ChartData {
  const edges = bands.flatMap(({ low, high }) => [low, high]);
  const { steps: places, columns } = alignCurves([
    ...series.map(({ curve, scale }) => placed(curve, scale)),
    ...edges.map((edge) => placed(edge, look.scale)),
  ]);
  const lines = series.map(({ curve: _, ...line }, index) => ({
    ...line,
    values: columns[index] ?? [],
  }));
  const [band = null, innerBand] = bands.map(({ color }, index): ChartBand => {
    const at = series.length + 2 * index;
    return { low: columns[at] ?? [], high: columns[at + 1] ?? [], color };
  });
  const inner = innerBand === undefined ? {} : { innerBand };
  return { ...look, places, lines, band, ...inner };
}

/** A run on the chart: its record, and its places on the axis. */
export interface ChartRun {
  readonly runId: string;
  readonly buffer: RunBuffer;
  readonly scale: AxisScale;
}

/** The run in focus on an axis; null with none. */
export function focusRun(stage: Stage, axis: ChartAxis): ChartRun | null {
  const buffer = stage.runs.current;
  if (buffer === null) return null;
  return { runId: buffer.runId, buffer, scale: axisScale(axis, buffer, stage.runs.described) };
}

export interface OverlayRun extends ChartRun {
  readonly view: OverlayView;
  readonly name: string;
  readonly shortName: string;
}

/** Overlays on an axis, with their names. */
export function overlayRuns(
  views: readonly OverlayView[],
  axis: ChartAxis,
  nameRuns: (views: readonly OverlayView[]) => ReadonlyMap<string, string>,
): OverlayRun[] {
  const names = nameRuns(views);
  const short = shortNames(names);
  return views.map((view) => {
    const { runId, buffer, spec } = view;
    const scale = axisScale(axis, buffer, spec);
    const [name, shortName] = [names.get(runId) ?? "", short.get(runId) ?? ""];
    return { runId, buffer, scale, view, name, shortName };
  });
}

/** Names without the words that others begin with too: there is little room beside a plot. */
export function shortNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const parts = new Map([...names].map(([id, name]) => [id, name.split(", ")]));
  const shared = (id: string, place: number) =>
    [...parts].some(
      ([other, words]) =>
        other !== id &&
        words.slice(0, place + 1).join() ===
          parts
            .get(id)
            ?.slice(0, place + 1)
            .join(),
    );
  return new Map(
    [...parts].map(([id, words]) => {
      const own = words.filter((_, place) => !shared(id, place));
      return [id, (own.length === 0 ? words : own).join(", ")];
    }),
  );
}

/** Colour of a run's lines. */
export function overlayColor(color: number): (palette: Palette) => string {
  return ({ runs }) => runs[runColor(color)] ?? "";
}

/** So many overlays are named at the ends of their lines; the names of more would cover the plot. */
export const MOST_END_NAMES = 8;
