import type { ZooRow } from "../../domain/zoo";
import { useT } from "../../i18n";
import styles from "./Zoo.module.css";

const [WIDTH, HEIGHT] = [520, 320];
const MARGIN = { left: 40, right: 28, top: 16, bottom: 34 };
const ERRORS = [0, 5, 10, 15, 20];
const LARGEST_RADIUS = 18;

export interface ZooChartProps {
  rows: readonly ZooRow[];
  titles: Readonly<Record<string, string>>;
  chosen: readonly string[];
  onPick: (type: string) => void;
}

/** Year against error, the area of a dot is the number of weights. The table beside it has the same by keyboard. */
export function ZooChart({ rows, titles, chosen, onPick }: ZooChartProps) {
  const t = useT();
  const shown = rows.flatMap((row) =>
    row.top5_error === null ? [] : [{ ...row, error: row.top5_error }],
  );
  const years = shown.map((row) => row.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(...shown.map((row) => row.weights));
  const x = (year: number) =>
    MARGIN.left +
    ((year - first) / Math.max(1, last - first)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (error: number) =>
    HEIGHT - MARGIN.bottom - (error / 20) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const ticks = Array.from({ length: last - first + 1 }, (_, number) => first + number);
  if (shown.length === 0) return null;
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles.chart}
        role="img"
        aria-label={t("zoo.chart")}
        data-testid="zoo-chart"
      >
        {ERRORS.map((error) => (
          <g key={error}>
            <line className={styles.grid} x1={MARGIN.left} x2={WIDTH} y1={y(error)} y2={y(error)} />
            <text className={styles.tick} x={MARGIN.left - 8} y={y(error) + 4} textAnchor="end">
              {error}
            </text>
          </g>
        ))}
        {ticks.map((year) => (
          <text key={year} className={styles.tick} x={x(year)} y={HEIGHT - 10} textAnchor="middle">
            {year}
          </text>
        ))}
        {[...shown]
          .sort((a, b) => b.weights - a.weights)
          .map((row) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table does the same by keyboard
            <circle
              key={row.type}
              className={styles.dot}
              data-chosen={chosen.includes(row.type)}
              data-testid={`zoo-dot-${row.type}`}
              cx={x(row.year)}
              cy={y(row.error)}
              r={Math.max(3, LARGEST_RADIUS * Math.sqrt(row.weights / most))}
              onClick={() => onPick(row.type)}
            >
              <title>{`${titles[row.type] ?? row.title}: ${row.error} %`}</title>
            </circle>
          ))}
      </svg>
      <figcaption className={styles.text}>{t("zoo.chart")}</figcaption>
    </figure>
  );
}
