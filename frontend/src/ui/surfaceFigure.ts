/** A surface with the paths of runs over it, as a figure. */
import { type Colors, contourMap, logScale, piecesInside, spanOf } from "../domain/contourMap";
import type { Figure, Mark } from "../domain/figure";
import type { Surface, SurfacePath } from "../domain/surface";

/** What a picture is drawn with. */
interface Theme extends Colors {
  readonly text: string;
  readonly background: string;
  readonly panel: string;
}

const LARGEST = 460;
const DASH = [5, 4];
const EDGE = { left: 44, right: 10, top: 10, bottom: 26 };

/** The heights are coloured by their logarithm: surfaces are flat where it matters. */
export function surfaceFigure(
  { grid, minima }: Surface,
  paths: readonly SurfacePath[],
  { title, width, palette }: { title: string; width: number; palette: Theme },
): Figure {
  const side = Math.max(80, Math.min(LARGEST, width - EDGE.left - EDGE.right));
  const place = { left: EDGE.left, top: EDGE.top, width: side, height: side };
  const map = contourMap(grid, place, logScale(spanOf(grid.values) ?? [0, 1]), palette);
  const start = paths[0]?.points[0];
  const marks: Mark[] = [
    ...map.marks,
    ...minima.filter(map.holds).map((spot): Mark => {
      const [x, y] = map.at(spot);
      return { kind: "disc", x, y, radius: 6, fill: "transparent", stroke: palette.text };
    }),
    ...paths.flatMap(({ points, color, dashed = false }) =>
      piecesInside(points, map.holds).map(
        (piece): Mark => ({
          ...{ kind: "line", points: piece.map(map.at), color, width: 2 },
          ...(dashed && { dash: DASH }),
        }),
      ),
    ),
    ...paths.flatMap(({ points, color }): Mark[] => {
      const end = points.at(-1);
      if (end === undefined || !map.holds(end)) return [];
      const [x, y] = map.at(end);
      return [{ kind: "disc", x, y, radius: 4, fill: color, stroke: palette.background }];
    }),
    ...(start === undefined || !map.holds(start)
      ? []
      : [
          {
            ...({
              kind: "disc",
              radius: 4,
              fill: palette.background,
              stroke: palette.text,
            } as const),
            ...{ x: map.at(start)[0], y: map.at(start)[1] },
          },
        ]),
  ];
  return {
    ...{ title, width: EDGE.left + side + EDGE.right, height: EDGE.top + side + EDGE.bottom },
    ...{ background: palette.panel, marks },
  };
}
