/** Where units, weights and biases of the neuron view lie, in CSS pixels, and what lies under a point. */
import type { NeuronNetwork, NeuronPart } from "./neurons";
import type { Point, Size } from "./nodeSizes";

export interface NeuronLayout {
  /** Side of a unit's map. */
  readonly side: number;
  /** Upper left corner of each unit, by column. */
  readonly units: readonly (readonly Point[])[];
}

interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Few units on a large canvas, as on the projector, are pictures that a whole room can see. */
const LARGEST = 112;
const SMALLEST = 5;
/** Share of the height of a row that a map takes. */
const FILLED = 0.76;
export const BIAS_SIDE = 6;
const NEAR = 5;

export function layOut({ columns }: NeuronNetwork, size: Size, margins: Margins): NeuronLayout {
  const width = Math.max(80, size.width - margins.left - margins.right);
  const height = Math.max(60, size.height - margins.top - margins.bottom);
  const most = Math.max(...columns.map(({ units }) => units));
  const across = width / Math.max(1, columns.length - 1);
  const row = Math.min(height / most, (LARGEST / FILLED) * 1.2);
  const side = Math.max(SMALLEST, Math.min(LARGEST, row * FILLED, across * 0.45));
  const middle = margins.top + height / 2;
  const units = columns.map((column, number) => {
    const share = columns.length === 1 ? 0 : number / (columns.length - 1);
    const x = margins.left + share * (width - side);
    const top = middle - (row * column.units) / 2 + (row - side) / 2;
    return Array.from({ length: column.units }, (_, unit) => ({ x, y: top + unit * row }));
  });
  return { side, units };
}

/** Ends and handles of a weight's curve. */
export function curveOf({ side, units }: NeuronLayout, { column, unit, from = 0 }: NeuronPart) {
  const source = units[column - 1]?.[from] ?? { x: 0, y: 0 };
  const target = units[column]?.[unit] ?? { x: 0, y: 0 };
  const [x0, y0, x1, y1] = [source.x + side, source.y + side / 2, target.x, target.y + side / 2];
  return { x0, y0, x1, y1, reach: (x1 - x0) / 2 };
}

export function biasCorner({ side, units }: NeuronLayout, { column, unit }: NeuronPart): Point {
  const corner = units[column]?.[unit] ?? { x: 0, y: 0 };
  return { x: corner.x - BIAS_SIDE - 2, y: corner.y + side - BIAS_SIDE };
}

/** The middle of a part, where its card stands. */
export function anchorOf(layout: NeuronLayout, part: NeuronPart): Point {
  if (part.from !== undefined) {
    const { x0, y0, x1, y1 } = curveOf(layout, part);
    return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
  }
  const corner = layout.units[part.column]?.[part.unit] ?? { x: 0, y: 0 };
  return { x: corner.x + layout.side / 2, y: corner.y + layout.side };
}

/** Height of a curve with level ends at `x`, found by halving: x grows along it. */
function heightAt(curve: ReturnType<typeof curveOf>, x: number): number {
  const { x0, y0, x1, y1, reach } = curve;
  let [low, high] = [0, 1];
  for (let round = 0; round < 12; round += 1) {
    const t = (low + high) / 2;
    const s = 1 - t;
    const at =
      s ** 3 * x0 + 3 * s * s * t * (x0 + reach) + 3 * s * t * t * (x1 - reach) + t ** 3 * x1;
    if (at < x) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return y0 + (y1 - y0) * (3 * t * t - 2 * t ** 3);
}

function nearestWeight(network: NeuronNetwork, layout: NeuronLayout, at: Point): NeuronPart | null {
  for (let column = 1; column < network.columns.length; column += 1) {
    const left = (layout.units[column - 1]?.[0]?.x ?? 0) + layout.side;
    const right = layout.units[column]?.[0]?.x ?? 0;
    if (at.x <= left || at.x >= right) continue;
    let best: NeuronPart | null = null;
    let distance = NEAR;
    for (let unit = 0; unit < (network.columns[column]?.units ?? 0); unit += 1) {
      for (let from = 0; from < (network.columns[column - 1]?.units ?? 0); from += 1) {
        const part = { column, unit, from };
        const off = Math.abs(heightAt(curveOf(layout, part), at.x) - at.y);
        if (off < distance) [best, distance] = [part, off];
      }
    }
    return best;
  }
  return null;
}

export interface Hit {
  readonly part: NeuronPart;
  readonly kind: "unit" | "bias" | "weight";
}

/** What lies under a point: a bias, a unit, else the nearest weight. */
export function hitAt(network: NeuronNetwork, layout: NeuronLayout, at: Point): Hit | null {
  const within = (corner: Point, side: number, slack: number) =>
    at.x >= corner.x - slack &&
    at.x <= corner.x + side + slack &&
    at.y >= corner.y - slack &&
    at.y <= corner.y + side + slack;
  for (const [column, corners] of layout.units.entries()) {
    for (const [unit, corner] of corners.entries()) {
      const part = { column, unit };
      const hasBias = network.columns[column]?.bias === true;
      if (hasBias && within(biasCorner(layout, part), BIAS_SIDE, 3)) return { part, kind: "bias" };
      if (within(corner, layout.side, 0)) return { part, kind: "unit" };
    }
  }
  const part = nearestWeight(network, layout, at);
  return part === null ? null : { part, kind: "weight" };
}
