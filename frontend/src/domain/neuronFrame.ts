/** What a frame of the view `neurons` says of units and weights. */
import type { Frame } from "./frame";
import type { NeuronColumn, NeuronNetwork, NeuronPart } from "./neurons";
import { weightOf } from "./neurons";
import { makePixelTable, SIGNED_STOPS, signedPosition, tableIndex } from "./ramp";
import { viewRequest } from "./viewRequest";

export function neuronRequest({ nodes }: NeuronNetwork): string {
  return viewRequest("neurons", { nodes: nodes.join(",") });
}

/** A unit's outputs as bytes between the ends of a range. `width`: values of a row; a curve has one row. */
export interface NeuronMap {
  readonly width: number;
  readonly height: number;
  readonly bytes: ArrayLike<number>;
  readonly offset: number;
  readonly low: number;
  readonly high: number;
}

/** Maps of units whose layer has another size by now are not shown. */
export function mapOf(
  frame: Frame | null,
  node: string,
  unit: number,
  units: number,
): NeuronMap | null {
  const maps = frame?.arrays.get(`map/${node}`);
  const ranges = frame?.arrays.get(`range/${node}`);
  if (maps === undefined || ranges === undefined || maps.shape[0] !== units) return null;
  const [, first = 0, second] = maps.shape;
  const [width, height] = second === undefined ? [first, 1] : [second, first];
  const [low, high] = [
    ranges.data[2 * unit] ?? Number.NaN,
    ranges.data[2 * unit + 1] ?? Number.NaN,
  ];
  return { width, height, bytes: maps.data, offset: unit * width * height, low, high };
}

export function valueAt({ bytes, offset, low, high }: NeuronMap, place: number): number {
  return low + ((bytes[offset + place] ?? 0) / 255) * (high - low);
}

let signed: Uint32Array | null = null;
/** The grey of values that are not finite. */
const UNKNOWN = 0xff808080;

/** Colours as little-endian RGBA words: orange below zero, blue above. */
export function mapPixels(map: NeuronMap): Uint32Array<ArrayBuffer> {
  signed ??= makePixelTable(SIGNED_STOPS);
  const table = signed;
  const colors = Uint32Array.from({ length: 256 }, (_, byte) => {
    const value = map.low + (byte / 255) * (map.high - map.low);
    if (!Number.isFinite(value)) return UNKNOWN;
    return table[tableIndex(signedPosition(value), table.length)] ?? UNKNOWN;
  });
  return Uint32Array.from(
    { length: map.width * map.height },
    (_, place) => colors[map.bytes[map.offset + place] ?? 0] ?? UNKNOWN,
  );
}

/** A weight or bias of a frame; null where it has none of this shape. */
export function numberIn(
  frame: Frame | null,
  network: NeuronNetwork,
  part: NeuronPart,
): number | null {
  const place = weightOf(network, part);
  const array =
    place === null ? undefined : frame?.arrays.get(`weights/${place.node}/${place.array}`);
  const units = network.columns[part.column]?.units ?? 0;
  const before = network.columns[part.column - 1]?.units ?? 0;
  const shape = part.from === undefined ? [units] : [before, units];
  if (array === undefined || array.shape.join() !== shape.join()) return null;
  return array.data[(part.from ?? 0) * (part.from === undefined ? 0 : units) + part.unit] ?? null;
}

/** All numbers of an array of weights, in its order; null where the frame has none of this size. */
export function allNumbers(
  frame: Frame | null,
  { id }: NeuronColumn,
  array: "kernel" | "bias",
  count: number,
): number[] | null {
  const found = frame?.arrays.get(`weights/${id}/${array}`);
  return found === undefined || found.data.length !== count ? null : Array.from(found.data);
}
