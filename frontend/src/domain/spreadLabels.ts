/** Where labels beside a plot stand, so that none covers another. */

/** Heights for labels of height `size` between `top` and `bottom`, as near to their wishes as they can stand. */
export function spreadLabels(
  wishes: readonly number[],
  size: number,
  top: number,
  bottom: number,
): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const placed = new Array<number>(wishes.length).fill(0);
  let next = top;
  for (const index of order) {
    placed[index] = Math.max(next, wishes[index] ?? 0);
    next = (placed[index] ?? 0) + size;
  }
  let limit = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, limit);
    limit = (placed[index] ?? 0) - size;
  }
  return placed;
}

/**
 * Those that have room between `top` and `bottom`, each of height `size`: the last ones, for lines of the run in focus
 * come behind those laid over it. The rows below the chart name all.
 */
export function fittingLabels<T>(
  labels: readonly T[],
  size: number,
  top: number,
  bottom: number,
): readonly T[] {
  return labels.slice(-Math.max(1, Math.floor((bottom - top) / size) + 1));
}
