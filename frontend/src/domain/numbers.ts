/** Typed numbers: `0,001`, `0.001` and `1e-3` are the same; digits are never grouped. */

const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;

/** The number a person typed, or null where it is none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replaceAll("\u2212", "-");
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/** Three digits behind one mark: where a comma may divide thousands, or whole numbers are wanted, which one it is cannot be decided. */
const WITH_COMMA = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const WITH_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** Whether what a person typed may mean two numbers, `1,000` a thousand or one. */
function isAmbiguous(text: string, integer: boolean): boolean {
  const trimmed = text.trim().replaceAll("\u2212", "-");
  return WITH_COMMA.test(trimmed) || (integer && WITH_POINT.test(trimmed));
}

/** The number that a person typed, or why it is none. */
export function readTyped(text: string, { integer = false }: Bounds): number | BoundsProblem {
  if (isAmbiguous(text, integer)) return { code: "ambiguous" };
  return readNumber(text) ?? { code: "not_a_number" };
}

/** The shortest text that reads back as the same number. */
export function writeNumber(value: number): string {
  const text = String(value);
  return text.replace("e+", "e");
}

export interface Bounds {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  readonly integer?: boolean | undefined;
}

export type BoundsProblem =
  | { code: "not_a_number" | "ambiguous" }
  | { code: "not_an_integer" }
  | { code: "at_least" | "at_most" | "more_than" | "less_than"; bound: number };

/** Why a value does not fit, or null. */
export function checkBounds(value: number, bounds: Bounds): BoundsProblem | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  if (bounds.integer && !Number.isInteger(value)) return { code: "not_an_integer" };
  if (minimum !== undefined && value < minimum) return { code: "at_least", bound: minimum };
  if (maximum !== undefined && value > maximum) return { code: "at_most", bound: maximum };
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return { code: "more_than", bound: exclusiveMinimum };
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return { code: "less_than", bound: exclusiveMaximum };
  return null;
}

/** One step with the arrow keys: along the usual values where there are any, else by 1 or by a tenth. */
export function stepNumber(
  value: number,
  direction: 1 | -1,
  choices: readonly number[],
  integer: boolean,
): number {
  const sorted = [...choices].sort((a, b) => a - b);
  if (sorted.length > 0) {
    const next =
      direction === 1
        ? sorted.find((choice) => choice > value)
        : sorted.findLast((choice) => choice < value);
    if (next !== undefined) return next;
  }
  if (integer) return value + direction;
  const size = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 1);
  return Number((value + direction * size).toPrecision(12));
}

/** A shape as people write it: 8×8×1. */
export function writeShape(shape: readonly number[]): string {
  return shape.length === 0 ? "1" : shape.join("\u00d7");
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The largest of some numbers; not a number where none is one. */
export function largest(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : Math.max(...known);
}
