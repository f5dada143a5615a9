/** Which two runs are put side by side, and when. */
import type { Stage } from "./stage";

export function openPair({ pair }: Stage, first: string, second: string): void {
  pair.setState({ ids: [first, second] });
}

export function closePair({ pair }: Stage): void {
  pair.setState({ ids: null });
}

/** The run on stage with the one that it is best compared with: the one it came from, else the one before; null for one alone. */
export function naturalPair(stage: Stage): readonly [first: string, second: string] | null {
  const { runs, runId } = stage.session.getState();
  const shown = runs.find(({ run_id }) => run_id === runId);
  if (shown === undefined) return null;
  const others = runs.filter(({ run_id }) => run_id !== runId);
  const origin = others.find(({ run_id }) => run_id === shown.from_run_id);
  const laid = stage.runs.overlays.findLast(({ visible }) => visible)?.runId;
  const former = origin?.run_id ?? laid ?? others.at(-1)?.run_id;
  return former === undefined ? null : [former, shown.run_id];
}
