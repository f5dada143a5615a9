import { expect, it } from "vitest";
import { contour } from "./contours";

const SIDE = 21;
const at = (index: number) => index / 10 - 1;
/** x² + y² on [-1, 1]². */
const BOWL = Array.from({ length: SIDE * SIDE }, (_, place) => {
  const [x, y] = [at(place % SIDE), at(Math.floor(place / SIDE))];
  return x * x + y * y;
});

it("a level of a bowl is a circle", () => {
  const pieces = contour({ rows: SIDE, columns: SIDE, values: BOWL }, 0.49);
  expect(pieces.length).toBeGreaterThan(40);
  for (const [column, row] of pieces.flat()) {
    expect(Math.hypot(at(column), at(row))).toBeCloseTo(0.7, 2);
  }
});

it("pieces of a closed line meet: every end is there twice", () => {
  const ends = contour({ rows: SIDE, columns: SIDE, values: BOWL }, 0.33)
    .flat()
    .map(([x, y]) => `${x.toFixed(6)} ${y.toFixed(6)}`);
  for (const end of ends) expect(ends.filter((other) => other === end)).toHaveLength(2);
});

it("at a saddle the middle of the cell decides which corners are joined", () => {
  const saddle = { rows: 2, columns: 2, values: [1, 0, 0, 1] };
  // The middle is 0.5: at 0.4 both high corners are on one side, at 0.6 each is alone.
  const apart = (level: number) =>
    contour(saddle, level).map(([[ax, ay], [bx, by]]) => Math.hypot(bx - ax, by - ay));
  expect(apart(0.6)).toEqual([expect.closeTo(0.4 * Math.SQRT2), expect.closeTo(0.4 * Math.SQRT2)]);
  expect(apart(0.4)).toEqual([expect.closeTo(0.4 * Math.SQRT2), expect.closeTo(0.4 * Math.SQRT2)]);
});

it("what is not known yet leaves a gap", () => {
  const values = BOWL.map((value, place) => (place === 0 ? Number.NaN : value));
  expect(contour({ rows: SIDE, columns: SIDE, values }, 1.9).length).toBeLessThan(
    contour({ rows: SIDE, columns: SIDE, values: BOWL }, 1.9).length,
  );
});
