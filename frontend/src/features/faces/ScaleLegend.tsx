/** Which colour stands for which number, from the lowest shown to the highest. */
import { useMemo } from "react";
import { formatNatural } from "../../domain/format";
import { type MapColors, signedColor } from "../../domain/imageTiles";
import { useT } from "../../i18n";
import styles from "./Faces.module.css";

interface ScaleLegendProps {
  readonly low: number;
  readonly high: number;
  readonly largest: number;
  readonly colors: MapColors;
}

function stop(share: number, at: number, colors: MapColors): string {
  const [red, green, blue] = signedColor(share, colors).map(Math.round);
  return `rgb(${red} ${green} ${blue}) ${at}%`;
}

export function ScaleLegend({ low, high, largest, colors }: ScaleLegendProps) {
  const t = useT();
  const background = useMemo(() => {
    if (largest === 0 || high === low) return stop(0, 0, colors).split(" 0%")[0];
    const zero = (100 * (0 - low)) / (high - low);
    const stops = [stop(low / largest, 0, colors), stop(0, zero, colors)];
    return `linear-gradient(to right, ${[...stops, stop(high / largest, 100, colors)].join(", ")})`;
  }, [low, high, largest, colors]);
  return (
    <div className={styles.legend} role="img" aria-label={t("faces.scale", ends(low, high))}>
      <span className={styles.legendBar} style={{ background }} />
      <span className={styles.legendEnds}>
        <span data-testid="face-low">{formatNatural(low)}</span>
        {low < 0 && high > 0 && <span>0</span>}
        <span data-testid="face-high">{formatNatural(high)}</span>
      </span>
    </div>
  );
}

function ends(low: number, high: number): { low: string; high: string } {
  return { low: formatNatural(low), high: formatNatural(high) };
}
