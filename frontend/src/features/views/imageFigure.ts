/** Pictures of examples as a figure, and the numbers that come with them. */
import type { Figure, Mark, Table } from "../../domain/figure";
import { readLabelMaps } from "../../domain/fits";
import type { Frame } from "../../domain/frame";
import { type Picture, readPictures, toRgba } from "../../domain/pictures";
import { type Drawn, figure, MARGIN, type OutputLook } from "./outputFrame";

const TILE = 64;
const ACROSS = 12;

/** Images in rows, one above the other for each kind. */
function imageFigure(kinds: readonly (readonly Picture[])[], look: OutputLook): Figure {
  const count = Math.max(0, ...kinds.map(({ length }) => length));
  const group = kinds.length * (TILE + 2) + 12;
  const marks = kinds.flatMap((pictures, kind) =>
    pictures.map((picture, index): Mark => {
      const [row, column] = [Math.floor(index / ACROSS), index % ACROSS];
      return {
        ...{
          kind: "image",
          x: 24 + column * (TILE + 6),
          y: MARGIN.top + row * group + kind * (TILE + 2),
        },
        ...{ width: TILE, height: TILE, columns: picture.width, rows: picture.height },
        pixels: toRgba(picture),
      };
    }),
  );
  const width = 48 + Math.min(ACROSS, count) * (TILE + 6);
  return figure(
    look,
    Math.max(360, width),
    MARGIN.top + Math.ceil(count / ACROSS) * group + 12,
    marks,
  );
}

/** Numbers that a frame has of each of its examples. */
function exampleTable(frame: Frame, count: number): Table {
  const arrays = [...frame.arrays].filter(
    ([, { shape, data }]) => shape.length === 1 && data.length === count,
  );
  return {
    columns: ["example", ...arrays.map(([name]) => name)],
    rows: Array.from({ length: count }, (_, index) => [
      index + 1,
      ...arrays.map(([, { data }]) => data[index] ?? null),
    ]),
  };
}

export function images(frame: Frame, look: OutputLook): Drawn | null {
  const kinds = [...frame.arrays].flatMap(([name, { shape }]) => {
    const pictures = shape.length === 4 ? readPictures(frame, name) : [];
    return pictures.length > 0 ? [pictures] : [];
  });
  const maps = readLabelMaps(frame, look.palette.classes);
  const shown =
    maps.length === 0
      ? kinds
      : [
          maps.map(({ input }) => input),
          maps.map(({ truth }) => truth),
          maps.map(({ predicted }) => predicted),
        ];
  const [first] = shown;
  if (first === undefined) return null;
  return { figure: imageFigure(shown, look), table: exampleTable(frame, first.length) };
}
