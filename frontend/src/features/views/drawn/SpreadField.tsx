/** How far a brush scatters points. */
import { formatNumber } from "../../../domain/format";
import { useT } from "../../../i18n";
import styles from "./Drawn.module.css";

const SPREADS = [0, 0.2, 0.5, 1] as const;

export function SpreadField({
  value,
  onChange,
}: {
  value: number;
  onChange: (spread: number) => void;
}) {
  const t = useT();
  return (
    <label className={styles.spread}>
      {t("points.spread")}
      <select
        value={value}
        data-testid="points-spread"
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {SPREADS.map((spread) => (
          <option key={spread} value={spread}>
            {spread === 0 ? t("points.spread_none") : formatNumber(spread)}
          </option>
        ))}
      </select>
    </label>
  );
}
