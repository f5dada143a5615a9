/** Colours of groups, those of runs in turn. */
const RUN_COLORS = 6;

export function colorOf(group: number): string {
  return `var(--run-${Math.max(0, group) % RUN_COLORS})`;
}
