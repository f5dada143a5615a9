/** The mistakes of two runs on the same examples: which both make, and which only one of them. */

export const SHARES = ["first", "both", "second"] as const;
export type Share = (typeof SHARES)[number];

/** Rows that only the first run gets wrong, both, and only the second; each in the order of the data. */
export function compareMistakes(
  first: readonly number[],
  second: readonly number[],
): Readonly<Record<Share, readonly number[]>> {
  const [ofFirst, ofSecond] = [new Set(first), new Set(second)];
  return {
    first: first.filter((row) => !ofSecond.has(row)),
    both: first.filter((row) => ofSecond.has(row)),
    second: second.filter((row) => !ofFirst.has(row)),
  };
}
