/** Lists that are never changed in place. */

export function replaceAt<T>(items: readonly T[], index: number, item: T): T[] {
  return items.map((former, place) => (place === index ? item : former));
}

export function withoutAt<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, place) => place !== index);
}

/** The list with one item at another place; unchanged where there is no such place. */
export function move<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = withoutAt(items, from);
  const item = items[from];
  if (item === undefined || to < 0 || to > rest.length) return [...items];
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
