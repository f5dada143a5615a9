import { numbers, vector } from "../../domain/exampleAnswer";
import { formatMagnitude } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import styles from "./Figures.module.css";

const [WIDTH, HEIGHT, MARGIN] = [460, 190, 26];
const LEAST_REACH = 3;

interface ActivationCardProps {
  frame: Frame;
  curve: readonly (readonly number[])[];
  unit: number;
}

function path(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
}

/** An activation's curve and its derivative, with where this example and the batch lie on it. */
export function ActivationCard({ frame, curve, unit }: ActivationCardProps) {
  const t = useT();
  const read = vector(frame, "input_0");
  const output = vector(frame, "output");
  const slope = vector(frame, "slope");
  if (read === null || output === null || slope === null || curve.length < 2) return null;
  const own = Array.from(read.values);
  const batch = Array.from(numbers(frame, "batch_points"));
  const [lowest, highest] = [curve[0]?.[0] ?? -1, curve.at(-1)?.[0] ?? 1];
  const most = [...own, ...batch].reduce((reach, z) => Math.max(reach, Math.abs(z)), LEAST_REACH);
  const reach = Math.min(most, Math.max(-lowest, highest));
  const samples = curve.filter(([z = 0]) => Math.abs(z) <= reach);
  const slopes = samples.slice(1).map(([z1 = 0, a1 = 0], place): readonly [number, number] => {
    const [z0 = 0, a0 = 0] = samples[place] ?? [];
    return [(z0 + z1) / 2, (a1 - a0) / (z1 - z0 || 1)];
  });
  const heights = [...samples.map(([, a = 0]) => a), ...slopes.map(([, a]) => a)];
  const low = Math.min(0, ...heights);
  const range = Math.max(...heights) - low || 1;
  const x = (z: number) =>
    MARGIN + ((Math.max(-reach, Math.min(reach, z)) + reach) / (2 * reach)) * (WIDTH - 2 * MARGIN);
  const y = (a: number) => HEIGHT - MARGIN - ((a - low) / range) * (HEIGHT - 2 * MARGIN);
  const place = unit - read.first;
  const chosen = own[place];
  const label = t("numbers.curve_label", {
    count: batch.length,
    z: formatMagnitude(chosen ?? Number.NaN, 4),
    a: formatMagnitude(output.values[place] ?? Number.NaN, 4),
    slope: formatMagnitude(slope.values[place] ?? Number.NaN, 4),
  });
  return (
    <figure className={styles.figure} data-testid="numbers-curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path
          className={styles.axis}
          d={`M${MARGIN} ${y(0)}H${WIDTH - MARGIN}M${x(0)} ${MARGIN}V${HEIGHT - MARGIN}`}
        />
        <path
          className={styles.derivative}
          d={path(slopes.map(([z, a]): readonly [number, number] => [x(z), y(a)]))}
        />
        <path
          className={styles.curve}
          d={path(samples.map(([z = 0, a = 0]): readonly [number, number] => [x(z), y(a)]))}
        />
        {batch.map((z, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no name of their own
          <path key={number} className={styles.tick} d={`M${x(z)} ${HEIGHT - 12}v7`} />
        ))}
        {own.slice(0, 512).map((z, number) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: units stand in their order
            key={number}
            className={number === place ? styles.here : styles.point}
            cx={x(z)}
            cy={y(output.values[number] ?? 0)}
            r={number === place ? 5 : 3}
          />
        ))}
        <text className={styles.caption} x={WIDTH - MARGIN} y="14" textAnchor="end">
          {`|z| ≤ ${formatMagnitude(reach)}`}
        </text>
      </svg>
      <figcaption className={styles.legend}>
        <span data-mark="curve">σ(z)</span>
        <span data-mark="derivative">σ′(z)</span>
        <span data-mark="point">{t("numbers.points_example")}</span>
        {batch.length > 0 && (
          <span data-mark="tick">{t("numbers.points_batch", { count: batch.length })}</span>
        )}
      </figcaption>
    </figure>
  );
}
