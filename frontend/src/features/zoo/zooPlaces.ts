/** Where networks stand in the chart of the zoo: by year and error, those of a year beside one another. */

/** A network with a published error. */
interface Published {
  readonly type: string;
  readonly year: number;
  readonly error: number;
  readonly weights: number;
}

export interface Dot extends Published {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface ZooScale {
  readonly width: number;
  readonly height: number;
  readonly years: readonly number[];
  readonly x: (year: number) => number;
  readonly y: (error: number) => number;
}

export const MARGIN = { left: 34, right: 26, top: 26, bottom: 40 };
export const LARGEST_ERROR = 20;
const ROOM = 0.8;
const LEAST_RADIUS = 4;
const LARGEST_RADIUS = 18;
/** Of a narrow chart dots are smaller. */
const WIDE = 520;

export function zooScale(shown: readonly Published[], width: number, height: number): ZooScale {
  const all = shown.map(({ year }) => year);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const across = width - MARGIN.left - MARGIN.right;
  const down = height - MARGIN.top - MARGIN.bottom;
  const count = last - first + 1;
  return {
    ...{ width, height },
    years: Array.from({ length: count }, (_, number) => first + number),
    // A year has a column of its own, so that there is room at both ends.
    x: (year) => MARGIN.left + ((year - first + 0.5) / count) * across,
    y: (error) => height - MARGIN.bottom - (error / LARGEST_ERROR) * down,
  };
}

/** The radius whose area stands for so many weights; the largest network has the largest dot. */
export function radiusOf(weights: number, most: number, width: number): number {
  const largest = LARGEST_RADIUS * Math.min(1, width / WIDE);
  return Math.max(LEAST_RADIUS, largest * Math.sqrt(weights / most));
}

/** Dots, the largest first: smaller ones lie over them. */
export function placeDots(shown: readonly Published[], scale: ZooScale): Dot[] {
  const most = Math.max(...shown.map(({ weights }) => weights));
  const column = (scale.x(1) - scale.x(0)) * ROOM;
  const dots = shown.map((network): Dot => {
    const beside = shown.filter(({ year }) => year === network.year);
    const place = beside.indexOf(network) - (beside.length - 1) / 2;
    return {
      ...network,
      x: scale.x(network.year) + (place * column) / beside.length,
      y: scale.y(network.error),
      radius: radiusOf(network.weights, most, scale.width),
    };
  });
  return dots.toSorted((a, b) => b.radius - a.radius);
}

/** Round numbers of weights for the key: the largest power of ten that the networks reach, and a tenth of it. */
export function keyWeights(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most));
  return [power / 10, power];
}
