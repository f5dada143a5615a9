/** Measurements in slices: views of the engine whose frames say how far they are. */
import { numberAt, numbers } from "./exampleAnswer";
import type { Frame } from "./frame";

const PROBES = [
  "hessian",
  "noise_scale",
  "loss_landscape",
  "dead_units",
  "receptive_fields",
  "skipped_blocks",
] as const;
export type ProbeType = (typeof PROBES)[number];

export function isProbe(view: string | null): view is ProbeType {
  return PROBES.some((each) => each === view);
}

/** What a measurement asks for: what was chosen, else the first choice of each option, and the example that is shown. */
export function probeOptions(
  offered: Readonly<Record<string, readonly string[]>>,
  example: string,
  chosen: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const first = (name: string, [choice = "0"]: readonly string[]) =>
    name === "example" ? example : choice;
  return Object.fromEntries(
    Object.entries(offered).map(([name, choices]) => [name, chosen[name] ?? first(name, choices)]),
  );
}

/** Whether a frame is the end of its measurement. */
export function isDone(frame: Frame): boolean {
  return numberAt(frame, "done") === 1;
}

/** The share that is done, from 0 to 1; a measurement may end before. */
export function progressOf(frame: Frame): number {
  const [done = 0, total = 1] = Array.from(numbers(frame, "progress"));
  return Math.min(1, done / Math.max(1, total));
}

/** Examples read, of how many; null where a measurement reads none of the training set. */
export function examplesOf(frame: Frame): readonly [number, number] | null {
  const [count, all] = Array.from(numbers(frame, "examples"));
  return count === undefined ? null : [count, all ?? count];
}
