/** Images with their boxes as a figure, and every box shown as a table. */
import { type Box, boxesAt, type ImageBoxes } from "../../domain/detections";
import type { Exportable, Mark, Spot } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import { toRgba } from "../../domain/pictures";
import { figure, MARGIN, type OutputLook } from "./outputFrame";

const TILE = 200;
const GAP = 16;
const ACROSS = 3;
const SIZE = 12;

interface BoxesShown {
  readonly images: readonly ImageBoxes[];
  readonly threshold: number;
  readonly suppressed: boolean;
}

/** A box's corners, the first one once more at the end. */
function outline(box: Box, left: number, top: number): Spot[] {
  const [x, y] = [left + (box.x - box.width / 2) * TILE, top + (box.y - box.height / 2) * TILE];
  const [right, bottom] = [x + box.width * TILE, y + box.height * TILE];
  const first: Spot = [x, y];
  return [first, [right, y], [right, bottom], [x, bottom], first];
}

export function detectionsExport(
  { images, threshold, suppressed }: BoxesShown,
  look: OutputLook,
): Pick<Exportable, "figure" | "table"> {
  const { palette, classes } = look;
  const colorOf = (number: number) => {
    const [red, green, blue] = palette.classes[number % palette.classes.length] ?? [128, 128, 128];
    return `rgb(${red} ${green} ${blue})`;
  };
  const shown = images.map(({ predicted }) => boxesAt(predicted, threshold, suppressed));
  const marks = images.flatMap(({ input, truth }, index): Mark[] => {
    const left = MARGIN.top / 2 + (index % ACROSS) * (TILE + GAP);
    const top = MARGIN.top + Math.floor(index / ACROSS) * (TILE + GAP);
    return [
      {
        ...{ kind: "image", x: left, y: top, width: TILE, height: TILE },
        ...{ columns: input.width, rows: input.height, pixels: toRgba(input) },
      },
      ...truth.map(
        (box): Mark => ({
          ...{ kind: "line", points: outline(box, left, top), color: "#ffffff", width: 2 },
          dash: [4, 3],
        }),
      ),
      ...(shown[index] ?? []).flatMap((box): Mark[] => {
        const points = outline(box, left, top);
        const [[x, y] = [0, 0]] = points;
        const color = colorOf(box.number);
        return [
          { kind: "line", points, color, width: 2 },
          {
            kind: "text",
            x: x + 3,
            y: y + 9,
            text: formatMagnitude(box.overlap),
            size: SIZE,
            color,
          },
        ];
      }),
    ];
  });
  const bottom = MARGIN.top + Math.ceil(images.length / ACROSS) * (TILE + GAP);
  const legend = classes.flatMap((name, index): Mark[] => {
    const x = MARGIN.top / 2 + 6 + index * 130;
    return [
      { kind: "disc", x, y: bottom + 8, radius: 5, fill: colorOf(index) },
      { kind: "text", x: x + 12, y: bottom + 8, text: name, size: SIZE, color: palette.text },
    ];
  });
  const width = MARGIN.top + Math.max(ACROSS * (TILE + GAP), classes.length * 130);
  const rows = images.flatMap(({ truth }, index) => [
    ...truth.map((box) => [
      ...["true", index + 1, classes[box.number] ?? box.number, null, null],
      ...[box.x, box.y, box.width, box.height],
    ]),
    ...(shown[index] ?? []).map((box) => [
      ...["predicted", index + 1, classes[box.number] ?? box.number, box.score, box.overlap],
      ...[box.x, box.y, box.width, box.height],
    ]),
  ]);
  return {
    figure: figure(look, width, bottom + 30, [...marks, ...legend]),
    table: {
      columns: ["box", "image", "class", "score", "iou", "x", "y", "width", "height"],
      rows,
    },
  };
}
