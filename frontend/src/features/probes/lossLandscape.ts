/** The loss as a map with contours, and the path of training over it. */

import { contourMap, piecesInside, spanOf, squareScale } from "../../domain/contourMap";
import { numberAt, numbers, rows } from "../../domain/exampleAnswer";
import type { Figure, Mark, Spot } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { colorAt } from "../../domain/ramp";
import { figureOf, type Look, type MakeResult, TEXT } from "./result";

const LARGEST = 420;
const EDGE = { left: 52, right: 12, top: 12, bottom: 58 };

interface Plane {
  readonly axis: readonly number[];
  readonly losses: readonly number[];
  readonly low: number;
  readonly high: number;
}

function planeOf(frame: Frame): Plane | null {
  const axis = Array.from(numbers(frame, "axis"));
  const losses = Array.from(numbers(frame, "losses"));
  const span = spanOf(losses);
  if (axis.length < 2 || span === null) return null;
  return { axis, losses, low: span[0], high: span[1] };
}

function picture(frame: Frame, plane: Plane, look: Look): Figure {
  const { t, palette } = look;
  const { axis, losses } = plane;
  const side = Math.min(LARGEST, look.width - EDGE.left - EDGE.right);
  const reach = [axis[0] ?? -1, axis.at(-1) ?? 1] as const;
  const grid = { rows: axis.length, columns: axis.length, values: losses, x: reach, y: reach };
  const map = contourMap(
    grid,
    { left: EDGE.left, top: EDGE.top, width: side, height: side },
    squareScale([plane.low, plane.high]),
    palette,
  );
  const path = [...rows(frame, "path"), [0, 0]].map(([across = 0, up = 0]): Spot => [across, up]);
  const inside = path.filter(map.holds).map(map.at);
  const color = palette.runs[5] ?? palette.accent;
  const marks: Mark[] = [
    ...map.marks,
    ...piecesInside(path, map.holds).map(
      (piece): Mark => ({ kind: "line", points: piece.map(map.at), color, width: 2 }),
    ),
    ...inside.map(
      ([across, up], index): Mark => ({
        ...{ kind: "disc", x: across, y: up, radius: index === inside.length - 1 ? 5 : 3 },
        ...{ fill: color, stroke: palette.background },
      }),
    ),
    {
      ...{ kind: "text", x: EDGE.left + side / 2, y: EDGE.top + side + 30, anchor: "middle" },
      ...{ size: TEXT, text: t("probes.loss_landscape.first"), color: palette.text },
    },
    {
      ...{ kind: "text", x: 8, y: EDGE.top + side / 2, anchor: "middle", upright: true },
      ...{ size: TEXT, text: t("probes.loss_landscape.second"), color: palette.text },
    },
    ...legend(plane, look, EDGE.top + side + 48, side),
  ];
  return figureOf(t("probes.loss_landscape.picture"), EDGE.top + side + EDGE.bottom, marks, look);
}

/** Which colour is which loss. */
function legend({ low, high }: Plane, { palette, t }: Look, y: number, side: number): Mark[] {
  const [from, length] = [EDGE.left + 60, Math.max(40, side - 140)];
  const steps = 32;
  const parts = Array.from({ length: steps }, (_, index): Mark => {
    const [red, green, blue] = colorAt(palette.rampStops, Math.sqrt(index / (steps - 1)));
    return {
      ...{ kind: "rect", x: from + (index * length) / steps, y: y - 5 },
      ...{ width: length / steps + 0.5, height: 10, fill: `rgb(${red},${green},${blue})` },
    };
  });
  const end = (x: number, loss: number, anchor: "start" | "end"): Mark => ({
    ...{ kind: "text", x, y, anchor, size: TEXT, digits: true },
    ...{ text: formatMagnitude(loss, 3), color: palette.muted },
  });
  return [
    {
      kind: "text",
      x: 0,
      y,
      size: TEXT,
      text: t("probes.loss_landscape.loss"),
      color: palette.text,
    },
    ...parts,
    end(from - 6, low, "end"),
    end(from + length + 6, high, "start"),
  ];
}

export const lossLandscape: MakeResult = (frame, look) => {
  const { t } = look;
  const plane = planeOf(frame);
  if (plane === null) return null;
  const { axis, losses } = plane;
  const middle = losses[(losses.length - 1) / 2] ?? Number.NaN;
  const points = rows(frame, "path").length;
  return {
    sentences: [
      t("probes.loss_landscape.middle", { loss: formatMagnitude(middle, 4) }),
      t(points > 0 ? "probes.loss_landscape.path" : "probes.loss_landscape.no_path", {
        count: points,
      }),
      ...(Math.abs(numberAt(frame, "angle")) > 0.2 ? [t("probes.loss_landscape.skewed")] : []),
    ],
    figures: [picture(frame, plane, look)],
    table: {
      columns: [
        t("probes.loss_landscape.first"),
        t("probes.loss_landscape.second"),
        t("probes.loss_landscape.loss"),
      ],
      rows: losses.map((loss, place) => [
        axis[place % axis.length] ?? null,
        axis[Math.floor(place / axis.length)] ?? null,
        Number.isFinite(loss) ? loss : null,
      ]),
    },
  };
};
