/** The surface that a run descends, and the paths that runs have taken over it. */
import type { Range } from "./axes";
import type { ValueGrid } from "./contourMap";
import { numbers, rows } from "./exampleAnswer";
import type { Spot } from "./figure";
import type { Frame } from "./frame";
import type { MemberCurve } from "./study";

/** Metrics that a path is read from. */
export const COORDINATES = ["first_output", "second_output"] as const;

export interface Surface {
  readonly grid: ValueGrid;
  readonly minima: readonly Spot[];
  /** Where the run is. */
  readonly point: Spot;
}

export interface SurfacePath {
  readonly name: string;
  readonly color: string;
  /** Drawn in dashes, where another path has the same colour. */
  readonly dashed?: boolean;
  readonly points: readonly Spot[];
  /** Height at the end; null where that is no number. */
  readonly height: number | null;
}

/** The surface of a frame; null where it has none. */
export function readSurface(frame: Frame): Surface | null {
  const heights = frame.arrays.get("heights");
  const [rowCount = 0, columns = 0] = heights?.shape ?? [];
  const [left, right, below, above] = Array.from(numbers(frame, "range"));
  const [across, up] = Array.from(numbers(frame, "point"));
  if (heights === undefined || right === undefined || above === undefined) return null;
  if (left === undefined || below === undefined) return null;
  const [x, y]: [Range, Range] = [
    [left, right],
    [below, above],
  ];
  return {
    grid: { rows: rowCount, columns, values: heights.data, x, y },
    minima: rows(frame, "minima").map(([a = 0, b = 0]): Spot => [a, b]),
    point: [across ?? Number.NaN, up ?? Number.NaN],
  };
}

/** The points of two curves at the steps that both have. */
export function pathOf(first: MemberCurve | undefined, second: MemberCurve | undefined): Spot[] {
  const others = new Map(second?.steps.map((step, at) => [step, second.values[at]]));
  return (first?.steps ?? []).flatMap((step, at): Spot[] => {
    const [x, y] = [first?.values[at], others.get(step)];
    return typeof x === "number" && typeof y === "number" ? [[x, y]] : [];
  });
}
