/** Numbers of a layer by channel, in named rows, and bars of them around zero. */
import type { Frame } from "./frame";

export interface ChannelRow {
  readonly name: string;
  readonly values: readonly number[];
  /** The largest magnitude: the length of the longest bar. */
  readonly most: number;
}

export interface Channels {
  /** Of the layer; rows may hold fewer. */
  readonly count: number;
  readonly rows: readonly ChannelRow[];
}

/** The rows of a frame of the view `normalization`; null where it has none. */
export function readChannels({ arrays }: Pick<Frame, "arrays">): Channels | null {
  const values = arrays.get("values");
  const bytes = arrays.get("names")?.data;
  const [rows = 0, width = 0] = values?.shape ?? [];
  if (values === undefined || !(bytes instanceof Uint8Array) || rows * width === 0) return null;
  const names = new TextDecoder().decode(bytes).split("\n");
  if (names.length !== rows) return null;
  return {
    count: arrays.get("count")?.data[0] ?? width,
    rows: names.map((name, row) => {
      const own = Array.from({ length: width }, (_, at) => values.data[row * width + at] ?? 0);
      const finite = own.filter(Number.isFinite).map(Math.abs);
      return { name, values: own, most: Math.max(0, ...finite) };
    }),
  };
}

/** Path data of the bars above zero, or below, in a box of one unit a channel and from -1 to 1, y down. */
export function barPath({ values, most }: ChannelRow, side: "above" | "below"): string {
  const sign = side === "above" ? 1 : -1;
  return values
    .map((value, at) => {
      const length = most === 0 || !Number.isFinite(value) ? 0 : (sign * value) / most;
      return length > 0 ? `M${at + 0.1} 0h0.8v${-sign * length}h-0.8z` : "";
    })
    .join("");
}
