/** Rows of the health strip: a group is one row, with a band of all its copies, until it is unfolded. */
import { outermost } from "./places";

export interface StripRow {
  /** The block of a group, else the address of a node. */
  readonly id: string;
  /** What its band shows, from the loss back to the input. */
  readonly addresses: readonly string[];
  /** Whether the nodes of a group are shown below it; null where there is nothing to unfold. */
  readonly unfolded: boolean | null;
  /** Whether it lies in a group that is unfolded. */
  readonly inner: boolean;
}

/**
 * @param addresses of the nodes with weights, from the loss back to the input.
 * @param unfolded groups whose nodes have rows of their own.
 */
export function stripRows(addresses: readonly string[], unfolded: ReadonlySet<string>): StripRow[] {
  const blocks = new Map<string, string[]>();
  for (const address of addresses) {
    const block = outermost(address);
    const own = blocks.get(block);
    if (own === undefined) blocks.set(block, [address]);
    else own.push(address);
  }
  return [...blocks].flatMap(([block, own]): StripRow[] => {
    const whole = { id: block, addresses: own, inner: false };
    if (own.length === 1 && own[0] === block) return [{ ...whole, unfolded: null }];
    if (!unfolded.has(block)) return [{ ...whole, unfolded: false }];
    const inside = own.map((id) => ({ id, addresses: [id], unfolded: null, inner: true }));
    return [{ ...whole, unfolded: true }, ...inside];
  });
}

/** So many of a list at most, the first and the last among them, evenly between. */
export function someOf<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most || most < 2) return list.slice(0, Math.max(1, most));
  return Array.from(
    { length: most },
    (_, index) => list[Math.round((index * (list.length - 1)) / (most - 1))],
  ).filter((each) => each !== undefined);
}
