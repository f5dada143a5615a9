/** The steps at which runs are judged: eight an octave, the same in every run (the twin of `engine/ladder.py`). */
const STEPS_PER_OCTAVE = 8;

/** The last ladder step up to a step: 1, 2, ..., 16, 18, ..., 32, 36, ...; 0 before the first. */
export function ladderFloor(step: number): number {
  if (step < 1) return 0;
  const octave = 2 ** Math.floor(Math.log2(step));
  const gap = Math.max(1, octave / STEPS_PER_OCTAVE);
  return Math.floor(step / gap) * gap;
}
