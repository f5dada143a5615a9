/** The code of an autoencoder: where examples lie in its plane, and the code at a place of it. */
import { numberOf, numbersOf, textOf } from "./arrays";
import type { Frame } from "./frame";

interface CodePoint {
  readonly x: number;
  readonly y: number;
  /** Null where examples have no class. */
  readonly label: number | null;
  readonly validation: boolean;
  readonly row: number;
}

interface CodeUnit {
  readonly mean: number;
  readonly deviation: number;
  readonly zeroShare: number;
}

export interface Code {
  readonly node: string;
  /** Layers that could be the code. */
  readonly nodes: readonly string[];
  readonly points: readonly CodePoint[];
  readonly units: readonly CodeUnit[];
  readonly origin: readonly number[];
  readonly directions: readonly (readonly number[])[];
  readonly explained: readonly number[];
  readonly principal: boolean;
}

export function readCode(frame: Frame): Code | null {
  const positions = frame.arrays.get("positions");
  if (positions === undefined) return null;
  const [split, rows, labels] = ["split", "rows", "labels"].map((name) => numbersOf(frame, name));
  const [means, deviations, zeros] = ["means", "deviations", "zero_shares"].map((name) =>
    numbersOf(frame, name),
  );
  const origin = numbersOf(frame, "origin");
  const flat = numbersOf(frame, "directions");
  return {
    node: textOf(frame, "node"),
    nodes: textOf(frame, "nodes").split("\n"),
    points: Array.from({ length: positions.shape[0] ?? 0 }, (_, index) => ({
      x: positions.data[2 * index] ?? Number.NaN,
      y: positions.data[2 * index + 1] ?? Number.NaN,
      label: labels?.[index] ?? null,
      validation: split?.[index] === 1,
      row: rows?.[index] ?? 0,
    })),
    units: (means ?? []).map((mean, unit) => ({
      mean,
      deviation: deviations?.[unit] ?? Number.NaN,
      zeroShare: zeros?.[unit] ?? Number.NaN,
    })),
    origin,
    directions: [flat.slice(0, origin.length), flat.slice(origin.length)],
    explained: numbersOf(frame, "explained"),
    principal: numberOf(frame, "principal") === 1,
  };
}

/** The code at a place of the plane. */
export function codeAt({ origin, directions }: Code, x: number, y: number): number[] {
  return origin.map(
    (start, unit) => start + x * (directions[0]?.[unit] ?? 0) + y * (directions[1]?.[unit] ?? 0),
  );
}

/** The place of a code in the plane; both directions are orthonormal. */
export function placeOf({ origin, directions }: Code, code: readonly number[]): [number, number] {
  const along = (direction: readonly number[] | undefined) =>
    code.reduce(
      (sum, value, unit) => sum + (value - (origin[unit] ?? 0)) * (direction?.[unit] ?? 0),
      0,
    );
  return [along(directions[0]), along(directions[1])];
}

/** A code as the server reads it. */
export function codeText(code: readonly number[]): string {
  return code.map((value) => String(Number(value.toPrecision(5)))).join(",");
}
