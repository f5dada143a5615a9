/** Curves of a study on one axis: the members' lines, and the band of repetitions. */
import { rangeOf, ticksOf } from "./axes";
import type { Spot } from "./figure";
import { formatMagnitude } from "./format";
import { fitLogLane, type LogLane, laneLabel, laneRange, laneTicks, toLane } from "./logLane";
import { bandOf, curveOf, type Study, TRAINING_LOSS } from "./study";

/** An axis of values: positions as shares from the bottom. */
export interface ValueAxis {
  place(value: number): number | null;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

const TICKS = 5;
/** Decades above the median that are shown in full. */
const DECADES_ABOVE = 4;

function logAxis(values: readonly number[]): ValueAxis {
  const lane: LogLane = fitLogLane(values, { above: DECADES_ABOVE });
  const [low, high] = laneRange(lane);
  const share = (placed: number) => (placed - low) / (high - low);
  return {
    place: (value) => {
      const placed = toLane(value, lane);
      return placed === null ? null : share(placed);
    },
    ticks: laneTicks(lane, TICKS).map((tick) => ({ at: share(tick), text: laneLabel(tick, lane) })),
  };
}

function linearAxis(values: readonly number[]): ValueAxis {
  const [least, most] = rangeOf(values, 0);
  const [first = least, second = most] = ticksOf([least, most], TICKS);
  const every = Number((second - first).toPrecision(6)) || 1;
  const low = Math.floor(least / every + 1e-9) * every;
  const high = Math.max(low + every, Math.ceil(most / every - 1e-9) * every);
  const count = Math.round((high - low) / every);
  return {
    place: (value) => (Number.isFinite(value) ? (value - low) / (high - low) : null),
    ticks: Array.from({ length: count + 1 }, (_, index) => ({
      at: index / count,
      text: formatMagnitude(low + index * every, 3),
    })),
  };
}

/** A loss is drawn over its logarithm where all of its values are positive. */
export function valueAxis(name: string, values: readonly number[]): ValueAxis {
  const isLoss = name === TRAINING_LOSS || name === "loss" || name === "mse";
  return isLoss && values.every((value) => value >= 0) ? logAxis(values) : linearAxis(values);
}

interface StudyLine {
  /** Number of the member; null of a group's mean. */
  readonly member: number | null;
  readonly group: number;
  /** Pieces without a gap, x and y as shares, y from the top. */
  readonly pieces: readonly (readonly Spot[])[];
}

interface StudyArea {
  readonly group: number;
  readonly points: readonly Spot[];
}

export interface StudyChart {
  readonly axis: ValueAxis;
  readonly lastStep: number;
  readonly lines: readonly StudyLine[];
  readonly areas: readonly StudyArea[];
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function piecesOf(
  steps: readonly number[],
  values: readonly (number | null)[],
  last: number,
  axis: ValueAxis,
): Spot[][] {
  const pieces: Spot[][] = [[]];
  for (const [index, step] of steps.entries()) {
    const placed = axis.place(values[index] ?? Number.NaN);
    if (placed === null) pieces.push([]);
    else pieces.at(-1)?.push([step / last, 1 - placed]);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** What the chart of a curve shows; members of groups with a band are thin lines behind its mean. */
export function studyChart(study: Study, name: string): StudyChart {
  const curves = study.members.flatMap((member) => {
    const curve = curveOf(member, name);
    return curve === undefined || curve.steps.length === 0 ? [] : [{ member, curve }];
  });
  const axis = valueAxis(
    name,
    curves.flatMap(({ curve }) => known(curve.values)),
  );
  const lastStep = Math.max(1, ...curves.map(({ curve }) => curve.steps.at(-1) ?? 0));
  const groupOf = (number: number) =>
    study.groups.findIndex(({ members }) => members.includes(number));
  const lines: StudyLine[] = curves.map(({ member, curve }) => ({
    member: member.number,
    group: groupOf(member.number),
    pieces: piecesOf(curve.steps, curve.values, lastStep, axis),
  }));
  const areas: StudyArea[] = [];
  for (const [group, one] of study.groups.entries()) {
    const band = bandOf(one, name);
    if (band === undefined || one.members.length < 2 || band.steps.length === 0) continue;
    const edge = (values: readonly number[]) => piecesOf(band.steps, values, lastStep, axis).flat();
    areas.push({ group, points: [...edge(band.least), ...edge(band.most).reverse()] });
    lines.push({ member: null, group, pieces: piecesOf(band.steps, band.mean, lastStep, axis) });
  }
  return { axis, lastStep, lines, areas };
}
