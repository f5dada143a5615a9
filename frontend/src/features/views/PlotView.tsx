/** Points with a line in a square: a fitted curve over its data, or predictions against targets. */
import { type ReactNode, useMemo } from "react";
import { type Plot, readCurve, readTargets } from "../../domain/fits";
import { formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import { useFrameBeside, useViewFrame } from "../../state/useView";
import { NumberTable, type NumberTableData, tablePlaces } from "../../ui/NumberTable";
import { OutputFacts } from "./OutputFacts";
import plotStyles from "./Plot.module.css";
import styles from "./Views.module.css";
import { Waiting } from "./Waiting";

/** Side of the drawing in its own units. */
const SIDE = 200;

function pathOf(line: readonly (readonly [number, number])[]): string {
  const corners = line.filter(([, y]) => Number.isFinite(y));
  return `M${corners.map(([x, y]) => `${(x * SIDE).toFixed(1)} ${(y * SIDE).toFixed(1)}`).join("L")}`;
}

/** Some points of the fitted curve, or predictions at some targets, in their own units. */
function plotRows({ spots, lines, x, y }: Plot, fitted: boolean): NumberTableData["rows"] {
  const points = fitted
    ? (lines[0] ?? []).map(([across, up]) => [across, up] as const)
    : spots.map((spot) => [spot.x, spot.y] as const).sort((a, b) => a[0] - b[0]);
  const write = (share: number, [low, high]: readonly [number, number]) =>
    formatMagnitude(low + share * (high - low), 3);
  return tablePlaces(points.length).flatMap((index) => {
    const point = points[index];
    return point === undefined
      ? []
      : [{ name: write(point[0], x), values: [write(1 - point[1], y)] }];
  });
}

interface PlotViewProps {
  view: string;
  read: (frame: Frame, beside: Frame | null) => Plot | null;
  label: string;
  /** Names of the two axes. */
  across: string;
  up: string;
  /** Whether the line is what the network says; else the place where everything would be right. */
  fitted: boolean;
  children?: ReactNode;
}

function PlotView({ view, read, label, across, up, fitted, children }: PlotViewProps) {
  const frame = useViewFrame(view);
  const beside = useFrameBeside(view);
  const plot = useMemo(() => (frame === null ? null : read(frame, beside)), [frame, beside, read]);
  if (plot === null) {
    return <Waiting />;
  }
  const ends = ([low, high]: readonly [number, number]) => (
    <>
      <span>{formatMagnitude(low)}</span>
      <span>{formatMagnitude(high)}</span>
    </>
  );
  return (
    <div className={styles.boundary}>
      <figure className={plotStyles.plot}>
        <div className={plotStyles.upEnds}>{ends([plot.y[1], plot.y[0]])}</div>
        <svg
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          className={plotStyles.plotArea}
          role="img"
          aria-label={label}
          data-testid={`${view}-plot`}
          data-step={frame?.step}
        >
          {plot.spots.map(({ x, y, kind }, index) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
              key={index}
              cx={x * SIDE}
              cy={y * SIDE}
              r={2.6}
              className={fitted ? plotStyles.spot : plotStyles.hit}
              data-kind={kind}
              style={fitted ? undefined : { fill: `var(--class-${kind % 8})` }}
            />
          ))}
          {plot.lines.map((line, index) => (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: outputs have no other name
              key={index}
              d={pathOf(line)}
              className={fitted ? plotStyles.fit : plotStyles.diagonal}
            />
          ))}
        </svg>
        <div className={plotStyles.acrossEnds}>{ends(plot.x)}</div>
      </figure>
      <div className={styles.beside}>
        <OutputFacts />
        <p className={styles.note}>{`→ ${across}`}</p>
        <p className={styles.note}>{`↑ ${up}`}</p>
        {children}
        <NumberTable
          label={label}
          makeTable={() => ({ head: [across, up], rows: plotRows(plot, fitted) })}
        />
      </div>
    </div>
  );
}

/** What the network answers along the line. */
export function CurveView() {
  const t = useT();
  return (
    <PlotView
      view="curve"
      read={readCurve}
      label={t("views.curve_label")}
      across={t("views.curve_across")}
      up={t("views.curve_up")}
      fitted
    >
      <ul className={styles.rims}>
        <li>
          <span className={styles.rim} data-rim="train" aria-hidden="true" />
          {t("views.rim_train")}
        </li>
        <li>
          <span className={styles.rim} data-rim="validation" aria-hidden="true" />
          {t("views.rim_validation")}
        </li>
      </ul>
    </PlotView>
  );
}

/** Every prediction beside its target. */
export function TargetsView() {
  const t = useT();
  return (
    <PlotView
      view="targets"
      read={readTargets}
      label={t("views.targets_label")}
      across={t("views.targets_across")}
      up={t("views.targets_up")}
      fitted={false}
    />
  );
}
