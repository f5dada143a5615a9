import { useState } from "react";
import type { ZooRow } from "../../domain/zoo";
import { useT } from "../../i18n";
import { useWidth } from "../../ui/useWidth";
import styles from "./Zoo.module.css";
import {
  type Dot,
  keyWeights,
  LARGEST_ERROR,
  MARGIN,
  placeDots,
  radiusOf,
  type ZooScale,
  zooScale,
} from "./zooPlaces";

const [FIRST_WIDTH, HEIGHT] = [520, 320];
const ERRORS = [0, 5, 10, 15, LARGEST_ERROR];
/** Below so many pixels a year is written in two digits. */
const LEAST_YEAR = 34;

interface ZooChartProps {
  rows: readonly ZooRow[];
  titles: Readonly<Record<string, string>>;
  chosen: readonly string[];
  onPick: (type: string) => void;
}

/** Year against error, the area of a dot is the number of weights. The table beside it has the same by keyboard. */
export function ZooChart({ rows, titles, chosen, onPick }: ZooChartProps) {
  const t = useT();
  const [width, measure] = useWidth<HTMLElement>(FIRST_WIDTH);
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = rows.flatMap(({ type, year, weights, top5_error: error }) =>
    error === null ? [] : [{ type, year, weights, error }],
  );
  if (shown.length === 0) return null;
  const scale = zooScale(shown, width, HEIGHT);
  const dots = placeDots(shown, scale);
  const named = dots.filter(({ type }) => type === pointed || chosen.includes(type));
  return (
    <figure className={styles.figure} ref={measure}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className={styles.chart}
        role="img"
        aria-label={t("zoo.chart")}
        data-testid="zoo-chart"
      >
        <Axes scale={scale} />
        {dots.map((dot) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same by keyboard
          <circle
            key={dot.type}
            className={styles.dot}
            data-chosen={chosen.includes(dot.type)}
            data-testid={`zoo-dot-${dot.type}`}
            cx={dot.x}
            cy={dot.y}
            r={dot.radius}
            onClick={() => onPick(dot.type)}
            onPointerEnter={() => setPointed(dot.type)}
            onPointerLeave={() => setPointed(null)}
          />
        ))}
        {named.map((dot) => (
          <DotName key={dot.type} dot={dot} name={titles[dot.type] ?? dot.type} width={width} />
        ))}
        <Key shown={shown} width={width} />
      </svg>
      <figcaption className={styles.text}>{t("zoo.chart")}</figcaption>
    </figure>
  );
}

function Axes({ scale: { width, years, x, y } }: { scale: ZooScale }) {
  const t = useT();
  const isNarrow = (width - MARGIN.left - MARGIN.right) / years.length < LEAST_YEAR;
  return (
    <>
      <text className={styles.axis} x={0} y={12}>
        {t("zoo.error")}
      </text>
      <text className={styles.axis} x={width} y={HEIGHT - 4} textAnchor="end">
        {t("zoo.year")}
      </text>
      {ERRORS.map((error) => (
        <g key={error}>
          <line className={styles.grid} x1={MARGIN.left} x2={width} y1={y(error)} y2={y(error)} />
          <text className={styles.tick} x={MARGIN.left - 8} y={y(error) + 4} textAnchor="end">
            {error}
          </text>
        </g>
      ))}
      {years.slice(1).map((year) => (
        <line
          key={year}
          className={styles.border}
          x1={x(year - 0.5)}
          x2={x(year - 0.5)}
          y1={y(LARGEST_ERROR)}
          y2={y(0)}
        />
      ))}
      {years.map((year) => (
        <text
          key={year}
          className={styles.tick}
          x={x(year)}
          y={HEIGHT - MARGIN.bottom + 18}
          textAnchor="middle"
        >
          {isNarrow ? `’${String(year).slice(2)}` : year}
        </text>
      ))}
    </>
  );
}

/** The name of a dot and its error, on the side that has room for it. */
function DotName({ dot, name, width }: { dot: Dot; name: string; width: number }) {
  const isRight = dot.x > width / 2;
  return (
    <text
      className={styles.dotName}
      x={dot.x + (isRight ? -1 : 1) * (dot.radius + 5)}
      y={dot.y + 4}
      textAnchor={isRight ? "end" : "start"}
      data-testid={`zoo-name-${dot.type}`}
    >
      {`${name}: ${dot.error} %`}
    </text>
  );
}

/** What the sizes of dots stand for. */
function Key({ shown, width }: { shown: readonly { weights: number }[]; width: number }) {
  const t = useT();
  const most = Math.max(...shown.map(({ weights }) => weights));
  const sizes = keyWeights(most).map((weights) => ({
    weights,
    radius: radiusOf(weights, most, width),
  }));
  const widest = Math.max(...sizes.map(({ radius }) => radius));
  return (
    <g data-testid="zoo-key">
      {sizes.map(({ weights, radius }, index) => (
        <g key={weights}>
          <circle
            className={styles.keyDot}
            cx={width - widest - 2}
            cy={MARGIN.top + 14 + index * (widest + 14)}
            r={radius}
          />
          <text
            className={styles.tick}
            x={width - 2 * widest - 10}
            y={MARGIN.top + 18 + index * (widest + 14)}
            textAnchor="end"
          >
            {t("graph.weights", { count: weights })}
          </text>
        </g>
      ))}
    </g>
  );
}
