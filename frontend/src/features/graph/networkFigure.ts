/** The drawing of the network as a figure, and its blocks as a table. */
import type { DrawnItem, DrawnWire } from "../../domain/drawing";
import type { Exportable, Mark } from "../../domain/figure";
import { isObjectiveEdge } from "../../domain/lossBlocks";
import { writeShape } from "../../domain/numbers";
import type { NodeFacts } from "../../state/check";
import type { Palette } from "../../state/palette";

const MARGIN = 40;
const TITLE = 44;
const SIZE = 12;
const LINE = 15;
/** Width of a letter against the size of the type, about. */
const LETTER = 0.6;

interface DrawnBlock {
  readonly item: DrawnItem;
  readonly name: string;
  readonly type: string;
  readonly facts: NodeFacts | undefined;
}

interface NetworkLook {
  readonly title: string;
  readonly palette: Palette;
  readonly weights: (count: number) => string;
}

/** Words on lines no wider than a block. */
function lines(text: string, width: number): string[] {
  const most = Math.max(4, Math.floor(width / (SIZE * LETTER)));
  const made: string[] = [];
  for (const word of text.split(" ")) {
    const last = made.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most)
      made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
  }
  return made;
}

function block({ item, name, facts }: DrawnBlock, { palette, weights }: NetworkLook): Mark[] {
  const { x, y, width, height, kind } = item;
  const round = kind === "glyph" || kind === "port";
  const middle = x + width / 2;
  const box: Mark = {
    ...{ kind: "rect", x, y, width, height, fill: palette.panel },
    ...{ stroke: palette.lineStrong, radius: round ? width / 2 : 10 },
  };
  const word = {
    kind: "text",
    x: middle,
    size: SIZE,
    color: palette.text,
    anchor: "middle",
  } as const;
  if (kind === "port") return [box];
  if (kind === "loss")
    return [box, { ...word, y: y + height / 2, text: name, upright: true, bold: true }];
  if (round) return [box, { ...word, y: y + height + 12, text: name, color: palette.muted }];
  const rows = lines(name, width - 12);
  const top = kind === "frame" ? y + 14 : y + height / 2 - ((rows.length - 1) * LINE) / 2;
  const counted = facts !== undefined && facts.weights > 0 ? [weights(facts.weights)] : [];
  return [
    box,
    ...rows.map((text, index): Mark => ({ ...word, y: top + index * LINE, text, bold: true })),
    ...counted.map((text): Mark => ({ ...word, y: y + height + 14, text, color: palette.muted })),
  ];
}

function wire(
  { id, path, middle, source }: DrawnWire,
  blocks: readonly DrawnBlock[],
  palette: Palette,
): Mark[] {
  const from = blocks.find(({ item }) => item.id === source);
  const shape = from?.facts?.shape;
  const line: Mark = { kind: "path", data: path, color: palette.wire, width: 2.5 };
  if (!shape || isObjectiveEdge(id) || from?.item.kind === "glyph") return [line];
  const { x, y } = middle;
  const text = {
    kind: "text",
    size: 11,
    color: palette.muted,
    anchor: "middle",
    digits: true,
  } as const;
  return [line, { ...text, x, y: y - 14, text: writeShape(shape) }];
}

/** A mark moved to where the drawing begins. */
function moved(mark: Mark, dx: number, dy: number): Mark {
  if (mark.kind === "path") {
    const data = mark.data.replace(
      /(-?[\d.e]+),(-?[\d.e]+)/g,
      (_, x: string, y: string) => `${Number(x) + dx},${Number(y) + dy}`,
    );
    return { ...mark, data };
  }
  if (mark.kind === "line" || mark.kind === "area") {
    return { ...mark, points: mark.points.map(([x, y]) => [x + dx, y + dy]) };
  }
  return { ...mark, x: mark.x + dx, y: mark.y + dy };
}

export function networkExport(
  blocks: readonly DrawnBlock[],
  wires: readonly DrawnWire[],
  look: NetworkLook,
): Pick<Exportable, "figure" | "table"> {
  const { palette, title } = look;
  const items = blocks.map(({ item }) => item);
  const places = (axis: 0 | 1) =>
    wires.flatMap(({ line }) => line.filter((_, index) => index % 2 === axis));
  const [across, down] = [places(0), places(1)];
  const left = Math.min(...items.map(({ x }) => x), ...across, 0);
  const top = Math.min(...items.map(({ y }) => y), ...down, 0);
  const right = Math.max(...items.map(({ x, width }) => x + width), ...across, 0);
  const bottom = Math.max(...items.map(({ y, height }) => y + height + 24), ...down, 0);
  const drawn = [
    ...blocks.filter(({ item }) => item.kind === "frame").flatMap((each) => block(each, look)),
    ...wires.flatMap((each) => wire(each, blocks, palette)),
    ...blocks.filter(({ item }) => item.kind !== "frame").flatMap((each) => block(each, look)),
  ];
  return {
    figure: {
      title,
      width: right - left + 2 * MARGIN,
      height: bottom - top + 2 * MARGIN + TITLE,
      background: palette.canvas,
      marks: [
        { kind: "text", x: MARGIN, y: 30, text: title, size: 17, color: palette.text, bold: true },
        ...drawn.map((mark) => moved(mark, MARGIN - left, MARGIN + TITLE - top)),
      ],
    },
    table: {
      columns: ["block", "name", "type", "output shape", "weights", "multiply-adds per example"],
      rows: blocks
        .filter(({ type }) => type !== "")
        .map(({ item, name, type, facts }) => [
          ...[item.id, name, type, facts?.shape ? writeShape(facts.shape) : null],
          ...[facts?.weights ?? null, facts?.operations ?? null],
        ]),
    },
  };
}
