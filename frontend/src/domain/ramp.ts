/** The two colour languages: one ramp for magnitudes of gradient (log), one signed scale for values. */

export type Rgb = readonly [number, number, number];

/** Decades of the ramp: 1e-5 is dark, 1 is light. */
export const RAMP_LOW = 1e-5;
export const RAMP_HIGH = 1;
const DECADES = Math.log10(RAMP_HIGH / RAMP_LOW);

/** Place of a magnitude on the ramp: 0 at 1e-5 and below, 1 at 1 and above; NaN stays NaN. */
export function rampPosition(value: number): number {
  if (Number.isNaN(value)) {
    return Number.NaN;
  }
  if (value <= RAMP_LOW) {
    return 0;
  }
  return Math.min(1, Math.log10(value / RAMP_LOW) / DECADES);
}

/** Whether a magnitude lies beyond the ramp's light end and gets the over-range mark. */
export function isOverRange(value: number): boolean {
  return value > RAMP_HIGH;
}

/** `#rrggbb` as bytes. */
export function parseHex(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  const parts = match?.slice(1).map((part) => Number.parseInt(part, 16)) ?? [128, 128, 128];
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share);
  return [at(0), at(1), at(2)];
}

/** The colour at `position` (0 to 1) between evenly spaced stops. */
export function colorAt(stops: readonly Rgb[], position: number): Rgb {
  const clamped = Math.min(1, Math.max(0, position)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(clamped));
  return mix(stops[index] ?? [0, 0, 0], stops[index + 1] ?? [0, 0, 0], clamped - index);
}

/** `count` CSS colours along the stops: the look-up table of wires, bars and bands. */
export function makeColorTable(stops: readonly Rgb[], count = 64): string[] {
  return Array.from({ length: count }, (_, index) => {
    const [red, green, blue] = colorAt(stops, index / (count - 1));
    return `rgb(${red} ${green} ${blue})`;
  });
}

/** `count` colours as little-endian RGBA words for ImageData. */
export function makePixelTable(stops: readonly Rgb[], count = 256): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => {
    const [red, green, blue] = colorAt(stops, index / (count - 1));
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}

/** Entry of a table of `count` colours for `position`. */
export function tableIndex(position: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.round(position * (count - 1))));
}

/** Signed values: orange below zero, near-white at zero, blue above, clamped to [-1, 1]. */
export const SIGNED_STOPS: readonly Rgb[] = [
  parseHex("#f59322"),
  parseHex("#e8eaeb"),
  parseHex("#0877bd"),
];

/** Place of a signed value on the scale: -1 is 0, 0 is 0.5, 1 is 1. */
export function signedPosition(value: number): number {
  return (Math.min(1, Math.max(-1, value)) + 1) / 2;
}
