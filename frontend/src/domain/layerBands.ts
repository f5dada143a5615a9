/** A statistic of many layers over steps: each layer's curve, and what bounds them all, their middle half and the middle. */
import type { RunBuffer } from "./runBuffer";

type Column = (number | null)[];

export interface LayerBands {
  readonly steps: number[];
  /** Of each layer, null where it has no value. */
  readonly columns: readonly Column[];
  readonly low: Column;
  readonly lowerQuartile: Column;
  readonly median: Column;
  readonly upperQuartile: Column;
  readonly high: Column;
}

/** A quantile of ascending numbers, between two neighbours in proportion; null of none. */
export function quantile(ascending: readonly number[], share: number): number | null {
  const place = share * (ascending.length - 1);
  const [below, above] = [ascending[Math.floor(place)], ascending[Math.ceil(place)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

/** Rows of the statistics for at most so many points, the last among them. */
function shownRows(length: number, maxPoints: number): number[] {
  const every = Math.max(1, Math.ceil(length / maxPoints));
  const rows: number[] = [];
  for (let row = 0; row < length; row += every) rows.push(row);
  if (length > 0 && rows.at(-1) !== length - 1) rows.push(length - 1);
  return rows;
}

/** @param nodeIds of the layers. maxPoints: at most so many steps. */
export function layerBands(
  buffer: RunBuffer,
  nodeIds: readonly string[],
  column: string,
  maxPoints: number,
): LayerBands {
  const { statistics } = buffer;
  const rows = shownRows(statistics.length, maxPoints);
  const columns = nodeIds.map((id) =>
    rows.map((row) => {
      const value = buffer.nodeValue(row, id, column);
      return Number.isFinite(value) ? value : null;
    }),
  );
  const ascending = rows.map((_, at) =>
    columns.flatMap((values) => values[at] ?? []).sort((a, b) => a - b),
  );
  const over = (share: number) => ascending.map((values) => quantile(values, share));
  return {
    steps: rows.map((row) => statistics.stepAt(row)),
    columns,
    ...{ low: over(0), lowerQuartile: over(0.25), median: over(0.5) },
    ...{ upperQuartile: over(0.75), high: over(1) },
  };
}
