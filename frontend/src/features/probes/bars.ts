/** Bars lying one below the other, each with its name and its number. */
import type { Figure, Mark } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import { figureOf, type Look, TEXT } from "./result";

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text?: string;
}

const ROW = 22;
const TOP = 26;
/** Bars beyond these are in the table alone. */
const MOST = 40;
const LETTER = 6.4;

function shortened(name: string, width: number): string {
  const letters = Math.max(4, Math.floor(width / LETTER));
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}

/** @param reference a value that is marked by a dashed line across all bars. */
export function bars(
  title: string,
  all: readonly Bar[],
  look: Look,
  reference?: { readonly value: number; readonly name: string },
): Figure {
  const { palette, width } = look;
  const shown = all.slice(0, MOST);
  const left = Math.min(
    width * 0.42,
    24 + LETTER * Math.max(...shown.map((bar) => bar.name.length), 4),
  );
  const room = width - left - 76;
  const values = [...shown.map(({ value }) => value), reference?.value ?? 0].filter(
    Number.isFinite,
  );
  const most = Math.max(...values, 0) || 1;
  const bottom = TOP + shown.length * ROW;
  const marks: Mark[] = [
    { kind: "text", x: 0, y: 9, text: title, size: TEXT, color: palette.text, bold: true },
  ];
  shown.forEach(({ name, value, text }, index) => {
    const y = TOP + index * ROW;
    const length = Number.isFinite(value) ? (Math.max(0, value) / most) * room : 0;
    marks.push(
      {
        ...{ kind: "text", x: left - 8, y: y + ROW / 2, anchor: "end", size: TEXT },
        ...{ text: shortened(name, left - 12), color: palette.text },
      },
      {
        ...{ kind: "rect", x: left, y: y + 4, width: Math.max(1, length), height: ROW - 8 },
        ...{ fill: palette.accent, radius: 2 },
      },
      {
        ...{ kind: "text", x: left + length + 6, y: y + ROW / 2, size: TEXT, digits: true },
        ...{ text: text ?? formatMagnitude(value, 3), color: palette.muted },
      },
    );
  });
  if (reference !== undefined && Number.isFinite(reference.value)) {
    const x = left + (reference.value / most) * room;
    marks.push(
      {
        ...{ kind: "line", color: palette.text, width: 1, dash: [4, 3] },
        points: [
          [x, TOP],
          [x, bottom],
        ],
      },
      {
        ...{
          kind: "text",
          x: Math.min(Math.max(x, 50), width - 60),
          y: bottom + 9,
          anchor: "middle",
          size: TEXT,
        },
        ...{ text: reference.name, color: palette.muted },
      },
    );
  }
  return figureOf(title, bottom + 20, marks, look);
}
