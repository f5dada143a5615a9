/** Lines of equal value on a grid. */
import type { Spot } from "./figure";

interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row; what isn't a finite number leaves a gap. */
  readonly values: ArrayLike<number>;
}

type Segment = readonly [Spot, Spot];

/** Pieces of the line at a level, in cells: x along a row, y along a column. Source: marching squares. */
export function contour({ rows, columns, values }: Grid, level: number): Segment[] {
  const at = (row: number, column: number) => values[row * columns + column] ?? Number.NaN;
  const found: Segment[] = [];
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const corners = [
        at(row, column),
        at(row, column + 1),
        at(row + 1, column + 1),
        at(row + 1, column),
      ];
      if (!corners.every(Number.isFinite)) continue;
      found.push(...ofCell(corners, level, column, row));
    }
  }
  return found;
}

const CORNERS: readonly Spot[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Where a level crosses the edges of a cell, joined two by two; at a saddle the middle decides. */
function ofCell(corners: readonly number[], level: number, x: number, y: number): Segment[] {
  const crossings: Spot[] = [];
  for (let edge = 0; edge < 4; edge += 1) {
    const next = (edge + 1) % 4;
    const [from = 0, to = 0] = [corners[edge], corners[next]];
    if (from >= level === to >= level) continue;
    const share = (level - from) / (to - from);
    const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = [CORNERS[edge], CORNERS[next]];
    crossings.push([x + ax + share * (bx - ax), y + ay + share * (by - ay)]);
  }
  const [a, b, c, d] = crossings;
  if (a === undefined || b === undefined) return [];
  if (c === undefined || d === undefined) return [[a, b]];
  const middle = corners.reduce((sum, each) => sum + each, 0) / 4;
  const firstIsHigh = (corners[0] ?? 0) >= level;
  return middle >= level === firstIsHigh
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [a, d],
        [b, c],
      ];
}
