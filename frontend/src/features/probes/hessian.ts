/** The eigenvalues on a line, with what the learning rate allows. */
import { scaleOf, ticksOf } from "../../domain/axes";
import { numberAt, numbers } from "../../domain/exampleAnswer";
import type { Figure, Mark } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import { figureOf, type Look, type MakeResult, TEXT } from "./result";

const HEIGHT = 150;
const EDGE = { left: 16, right: 24, top: 44, bottom: 40 };

function signed(value: number): string {
  return value < 0 ? `−${formatMagnitude(-value, 4)}` : formatMagnitude(value, 4);
}

function picture(values: readonly number[], limit: number, look: Look): Figure {
  const { palette, t, width } = look;
  const shown = Number.isFinite(limit) ? [...values, limit] : values;
  const [low, high] = [Math.min(0, ...shown), Math.max(0, ...shown)];
  const scale = scaleOf([low, high === low ? low + 1 : high], EDGE.left, width - EDGE.right);
  const base = HEIGHT - EDGE.bottom;
  const marks: Mark[] = [
    {
      ...{ kind: "line", color: palette.lineStrong, width: 1 },
      points: [
        [EDGE.left, base],
        [width - EDGE.right, base],
      ],
    },
    ...ticksOf([low, high], 5).map(
      (tick): Mark => ({
        ...{ kind: "text", x: scale.toPixel(tick), y: base + 13, anchor: "middle", size: TEXT },
        ...{
          text: String(Number(tick.toPrecision(3))).replace("-", "−"),
          color: palette.muted,
          digits: true,
        },
      }),
    ),
    {
      ...{ kind: "text", x: width / 2, y: HEIGHT - 8, anchor: "middle", size: TEXT },
      ...{ text: t("probes.hessian.axis"), color: palette.text },
    },
    ...values.flatMap((value): Mark[] => [
      {
        ...{ kind: "line", color: palette.accent, width: 2 },
        points: [
          [scale.toPixel(value), base],
          [scale.toPixel(value), EDGE.top + 10],
        ],
      },
      { kind: "disc", x: scale.toPixel(value), y: EDGE.top + 10, radius: 4, fill: palette.accent },
    ]),
  ];
  if (Number.isFinite(limit)) {
    const x = scale.toPixel(limit);
    marks.push(
      {
        ...{ kind: "line", color: palette.text, width: 1.5, dash: [4, 3] },
        points: [
          [x, base],
          [x, 20],
        ],
      },
      {
        ...{ kind: "text", x: Math.min(x, width - 90), y: 10, anchor: x < 90 ? "start" : "middle" },
        ...{ size: TEXT, text: t("probes.hessian.limit"), color: palette.text },
      },
    );
  }
  return figureOf(t("probes.hessian.axis"), HEIGHT, marks, look);
}

export const hessian: MakeResult = (frame, look) => {
  const { t } = look;
  const largest = Array.from(numbers(frame, "largest"));
  const [first] = largest;
  if (first === undefined) return null;
  const [smallest, rate] = [numberAt(frame, "smallest"), numberAt(frame, "learning_rate")];
  const errors = Array.from(numbers(frame, "largest_error"));
  const limit = look.plainDescent && rate > 0 ? 2 / rate : Number.NaN;
  const values = { largest: signed(first), limit: formatMagnitude(limit, 4), rate: String(rate) };
  const stability =
    first > limit ? t("probes.hessian.above", values) : t("probes.hessian.below", values);
  return {
    sentences: [
      Number.isFinite(limit) ? stability : t("probes.hessian.largest", values),
      t(
        smallest < -Math.max(1e-9, numberAt(frame, "smallest_error"))
          ? "probes.hessian.saddle"
          : "probes.hessian.convex",
        {
          smallest: signed(smallest),
        },
      ),
    ],
    figures: [picture([...largest, smallest], limit, look)],
    table: {
      columns: [t("probes.hessian.place"), t("probes.hessian.value"), t("probes.hessian.error")],
      rows: [
        ...largest.map((value, index) => [String(index + 1), value, errors[index] ?? null]),
        [t("probes.hessian.smallest"), smallest, numberAt(frame, "smallest_error")],
      ],
    },
  };
};
