import { numbers, rows } from "../../domain/exampleAnswer";
import { formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import styles from "./Figures.module.css";

const [WIDTH, HEIGHT, MARGIN] = [460, 190, 26];

interface LossCardProps {
  frame: Frame;
  /** Number of the objective. */
  objective: number;
  unit: number;
  /** What the loss reads at this unit for the example, the loss, and its derivative there. */
  at: readonly [value: number, loss: number, slope: number];
}

function path(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
}

function signed(value: number): string {
  return value < 0 ? `−${formatMagnitude(-value, 4)}` : formatMagnitude(value, 4);
}

/** The loss of the example along one number that it reads, its derivative, and where the batch lies. */
export function LossCard({ frame, objective, unit, at }: LossCardProps) {
  const t = useT();
  const curve = rows(frame, `loss_curve_${objective}`).filter((row) => row.every(Number.isFinite));
  const batch = Array.from(numbers(frame, `loss_points_${objective}`));
  const [low = 0] = curve[0] ?? [];
  const [high = 0] = curve.at(-1) ?? [];
  if (curve.length < 2 || high <= low) return null;
  const heights = curve.flatMap(([, loss = 0, slope = 0]) => [loss, slope]);
  const bottom = Math.min(0, ...heights);
  const range = Math.max(0, ...heights) - bottom || 1;
  const x = (value: number) => MARGIN + ((value - low) / (high - low)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) => HEIGHT - MARGIN - ((value - bottom) / range) * (HEIGHT - 2 * MARGIN);
  const [value, loss, slope] = at;
  const label = t("numbers.loss_curve_label", {
    unit,
    count: batch.length,
    value: signed(value),
    loss: signed(loss),
    slope: signed(slope),
  });
  const axis = low < 0 && high > 0 ? `V${HEIGHT - MARGIN}` : "";
  return (
    <figure className={styles.figure} data-testid={`numbers-loss-curve-${objective}`}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path
          className={styles.axis}
          d={`M${MARGIN} ${y(0)}H${WIDTH - MARGIN}${axis === "" ? "" : `M${x(0)} ${MARGIN}${axis}`}`}
        />
        <path
          className={styles.derivative}
          d={path(curve.map(([z = 0, , d = 0]): readonly [number, number] => [x(z), y(d)]))}
        />
        <path
          className={styles.curve}
          d={path(curve.map(([z = 0, c = 0]): readonly [number, number] => [x(z), y(c)]))}
        />
        {batch.map((z, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no name of their own
          <path key={number} className={styles.tick} d={`M${x(z)} ${HEIGHT - 12}v7`} />
        ))}
        <circle className={styles.here} cx={x(value)} cy={y(loss)} r={5} />
        <text className={styles.caption} x={MARGIN} y="14">
          {signed(low)}
        </text>
        <text className={styles.caption} x={WIDTH - MARGIN} y="14" textAnchor="end">
          {signed(high)}
        </text>
      </svg>
      <figcaption className={styles.legend}>
        <span data-mark="curve">{`C(z${unit})`}</span>
        <span data-mark="derivative">{`∂C/∂z${unit}`}</span>
        <span data-mark="point">{t("numbers.points_example")}</span>
        {batch.length > 0 && (
          <span data-mark="tick">{t("numbers.points_batch", { count: batch.length })}</span>
        )}
      </figcaption>
    </figure>
  );
}
