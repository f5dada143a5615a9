/** Maps of a layer as images side by side, on one scale. */
import type { Frame } from "./frame";

export interface Maps {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly values: ArrayLike<number>;
}

/** The maps of a frame; null where it has none. */
export function readMaps(frame: Frame): Maps | null {
  const array = frame.arrays.get("maps");
  const [count = 0, height = 0, width = 0] = array?.shape ?? [];
  return array === undefined || count * height * width === 0
    ? null
    : { count, height, width, values: array.data };
}

const GAP = 1;

/** Negative orange, zero neutral, positive blue: the colours of signed values, by the largest magnitude of all maps. */
const [NEGATIVE, ZERO, POSITIVE] = [
  [245, 147, 34],
  [232, 234, 235],
  [8, 119, 189],
] as const;

function signedColor(share: number, channel: 0 | 1 | 2): number {
  const end = share < 0 ? NEGATIVE : POSITIVE;
  const part = Math.min(1, Math.abs(share));
  return ZERO[channel] + (end[channel] - ZERO[channel]) * part;
}

/** Pixels of the first `most` maps in a grid that is about square. */
export function mapTiles(
  maps: Maps,
  most: number,
): { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> } {
  const shown = Math.min(maps.count, most);
  const columns = Math.ceil(Math.sqrt(shown));
  const rows = Math.ceil(shown / columns);
  const width = columns * (maps.width + GAP) - GAP;
  const height = rows * (maps.height + GAP) - GAP;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const { values } = maps;
  let largest = 0;
  for (let at = 0; at < values.length; at += 1)
    largest = Math.max(largest, Math.abs(values[at] ?? 0));
  const size = maps.width * maps.height;
  for (let map = 0; map < shown; map += 1) {
    const left = (map % columns) * (maps.width + GAP);
    const top = Math.floor(map / columns) * (maps.height + GAP);
    for (let pixel = 0; pixel < size; pixel += 1) {
      const x = left + (pixel % maps.width);
      const y = top + Math.floor(pixel / maps.width);
      const share = largest === 0 ? 0 : (values[map * size + pixel] ?? 0) / largest;
      const place = 4 * (y * width + x);
      rgba[place] = signedColor(share, 0);
      rgba[place + 1] = signedColor(share, 1);
      rgba[place + 2] = signedColor(share, 2);
      rgba[place + 3] = 255;
    }
  }
  return { width, height, rgba };
}
