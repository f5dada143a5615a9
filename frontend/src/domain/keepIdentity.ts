import { equalContent } from "./equalContent";

/** The next list with the former elements wherever they say the same, and the former list where all do. */
export function keepIdentity<T extends { readonly id: string }>(former: T[], next: T[]): T[];
export function keepIdentity<T extends { readonly id: string }>(
  former: readonly T[],
  next: readonly T[],
): readonly T[];
export function keepIdentity<T extends { readonly id: string }>(
  former: readonly T[],
  next: readonly T[],
): readonly T[] {
  const known = new Map(former.map((element) => [element.id, element]));
  const kept = next.map((element) => {
    const before = known.get(element.id);
    return before !== undefined && equalContent(before, element) ? before : element;
  });
  const same = kept.length === former.length && kept.every((element, at) => element === former[at]);
  return same ? former : kept;
}
