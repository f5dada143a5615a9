/** Arrays of frames as plain lists and texts. */
import type { Frame } from "./frame";

/** The numbers of an array, [] where the frame lacks it. */
export function numbersOf(frame: Frame, name: string): number[] {
  return Array.from(frame.arrays.get(name)?.data ?? []);
}

/** The only number of an array, NaN where the frame lacks it. */
export function numberOf(frame: Frame, name: string): number {
  return frame.arrays.get(name)?.data[0] ?? Number.NaN;
}

/** A text that stands in an array as UTF-8, "" where the frame lacks it. */
export function textOf(frame: Frame, name: string): string {
  const data = frame.arrays.get(name)?.data;
  return data instanceof Uint8Array ? new TextDecoder().decode(data) : "";
}
