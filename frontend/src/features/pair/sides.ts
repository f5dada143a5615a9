/** What belongs to the left and to the right run: their letters and colours. */
import { RUN_COLORS, runColor } from "../../domain/runStyle";
import type { Stage } from "../../state/stage";

export const LETTERS = ["A", "B"] as const;

/** Colours of two runs as in the charts of the page; two different ones. */
export function pairColors({ runs }: Stage, first: string, second: string): readonly string[] {
  const a = runColor(runs.colorOf(first));
  const b = runColor(runs.colorOf(second));
  const other = a === b ? (b + 1) % RUN_COLORS : b;
  return [`var(--run-${a})`, `var(--run-${other})`];
}
