/** The losses of two runs on one axis; pointing at a step shows both runs there. */
import { type PointerEvent, useMemo } from "react";
import { ticksOf } from "../../domain/axes";
import { type Curve, evaluationCurve, trainCurve } from "../../domain/curves";
import { formatCount, formatMagnitude, formatStep } from "../../domain/format";
import {
  fitLogLane,
  type LogLane,
  laneLabel,
  laneRange,
  laneTicks,
  toLane,
} from "../../domain/logLane";
import type { RunBuffer } from "../../domain/runBuffer";
import { spreadLabels } from "../../domain/spreadLabels";
import { type Translate, useT } from "../../i18n";
import type { PairCursor } from "../../state/pairCursor";
import { useLive } from "../../state/useLive";
import { NumberTable, type NumberTableData, tablePlaces } from "../../ui/NumberTable";
import styles from "./PairLoss.module.css";
import { LETTERS } from "./sides";

const POINTS = 300;
/** Decades over the median that are shown; the rest is pressed into a lane. */
const DECADES_ABOVE = 4;
const TICKS = 4;
/** Of the plot (its style has the same), and of a letter beside it. */
const HEIGHT_REM = 12;
const LETTER_REM = 1.1;

interface Line {
  readonly id: string;
  readonly side: 0 | 1;
  readonly kind: "train" | "validation";
  readonly curve: Pick<Curve, "steps" | "values">;
}

function linesOf(buffers: readonly [RunBuffer, RunBuffer]): Line[] {
  return ([0, 1] as const).flatMap((side): Line[] => {
    const buffer = buffers[side];
    return [
      { id: `v${side}`, side, kind: "validation", curve: evaluationCurve(buffer, 1, POINTS) },
      { id: `t${side}`, side, kind: "train", curve: trainCurve(buffer, "loss", POINTS) },
    ];
  });
}

interface Scale {
  readonly lane: LogLane;
  readonly last: number;
}

/** Share of the height, from the top. */
function heightOf(placed: number, lane: LogLane): number {
  const [low, high] = laneRange(lane);
  return 1 - (placed - low) / (high - low);
}

function pathOf({ curve: { steps, values } }: Line, { lane, last }: Scale): string {
  const parts: string[] = [];
  let drawing = false;
  for (const [index, step] of steps.entries()) {
    const placed = toLane(values[index] ?? Number.NaN, lane);
    if (placed === null) {
      drawing = false;
      continue;
    }
    const at = `${((1000 * step) / last).toFixed(1)} ${(1000 * heightOf(placed, lane)).toFixed(1)}`;
    parts.push(`${drawing ? "L" : "M"}${at}`);
    drawing = true;
  }
  return parts.join("");
}

/** Heights of the letters beside the ends of both training losses, in rem. */
function endsOf(lines: readonly Line[], lane: LogLane): { side: 0 | 1; height: number }[] {
  const found = lines.flatMap(({ side, kind, curve: { values } }) => {
    const last = values.findLast((value) => toLane(value, lane) !== null);
    const placed = toLane(last ?? Number.NaN, lane);
    return kind === "train" && placed !== null
      ? [{ side, height: HEIGHT_REM * heightOf(placed, lane) }]
      : [];
  });
  const heights = spreadLabels(
    found.map(({ height }) => height),
    LETTER_REM,
    0,
    HEIGHT_REM,
  );
  return found.map(({ side }, index) => ({ side, height: heights[index] ?? 0 }));
}

/** Both runs' losses at steps that any of them has, the last known value of each. */
function lossTable(lines: readonly Line[], t: Translate): NumberTableData {
  const steps = [...new Set(lines.flatMap(({ curve }) => curve.steps))].sort((a, b) => a - b);
  const valueAt = ({ curve: { steps: own, values } }: Line, step: number) =>
    values[own.findLastIndex((each) => each <= step)] ?? Number.NaN;
  return {
    head: [
      t("charts.axis.step"),
      ...lines.map(({ side, kind }) => `${LETTERS[side]} ${t(`loss.${kind}`)}`),
    ],
    rows: tablePlaces(steps.length).map((place) => {
      const step = steps[place] ?? 0;
      const values = lines.map((line) => formatMagnitude(valueAt(line, step), 3));
      return { name: formatCount(step), values };
    }),
  };
}

interface PairLossProps {
  cursor: PairCursor;
  colors: readonly string[];
}

export function PairLoss({ cursor, colors }: PairLossProps) {
  const t = useT();
  const { first, second } = cursor;
  const key = useLive(() => `${first.buffer.version}|${second.buffer.version}`);
  const step = useLive(() => cursor.step, Object.is, 30);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the records change in place; their versions are the key
  const { lines, scale } = useMemo(() => {
    const all = linesOf([first.buffer, second.buffer]);
    const lane = fitLogLane(
      all.flatMap(({ curve }) => curve.values),
      { above: DECADES_ABOVE },
    );
    return { lines: all, scale: { lane, last: Math.max(1, cursor.last) } };
  }, [cursor, key]);
  const { lane, last } = scale;
  const stepUnder = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.round(Math.min(1, Math.max(0, (clientX - left) / width)) * last);
  };
  const ends = endsOf(lines, lane);
  return (
    <figure className={styles.figure} aria-label={t("loss.chart")}>
      <div className={styles.chart}>
        <div className={styles.across}>
          {laneTicks(lane, TICKS).map((tick) => (
            <span key={tick} style={{ top: `${100 * heightOf(tick, lane)}%` }}>
              {laneLabel(tick, lane)}
            </span>
          ))}
        </div>
        <div
          className={styles.plot}
          data-testid="pair-loss"
          data-points={lines.map(({ curve }) => curve.steps.length).join()}
          onPointerMove={(event) => cursor.point(stepUnder(event))}
          onPointerLeave={() => cursor.point(null)}
          onPointerDown={(event) => cursor.goTo(stepUnder(event))}
        >
          <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
            {laneTicks(lane, TICKS).map((tick) => (
              <line
                key={tick}
                className={styles.grid}
                x1="0"
                x2="1000"
                y1={1000 * heightOf(tick, lane)}
                y2={1000 * heightOf(tick, lane)}
              />
            ))}
            {lines.map((line) => (
              <path
                key={line.id}
                d={pathOf(line, scale)}
                className={styles.line}
                data-kind={line.kind}
                data-side={line.side}
                style={{ stroke: colors[line.side] }}
              />
            ))}
          </svg>
          {ends.map(({ side, height }) => (
            <b
              key={side}
              className={styles.end}
              style={{ top: `${height}rem`, color: colors[side] }}
            >
              {LETTERS[side]}
            </b>
          ))}
          <span
            className={styles.hairline}
            style={{ left: `${(100 * Math.min(step, last)) / last}%` }}
          />
        </div>
        <div className={styles.steps}>
          {ticksOf([0, last], TICKS).map((tick) => (
            <span key={tick} style={{ left: `${(100 * tick) / last}%` }}>
              {formatStep(tick)}
            </span>
          ))}
        </div>
      </div>
      <figcaption className={styles.legend}>
        {t("pair.loss_legend")}
        <NumberTable label={t("loss.table")} makeTable={() => lossTable(lines, t)} />
      </figcaption>
    </figure>
  );
}
