/** Which statistic the bands show, and the ends of its scale. */
import { formatMagnitude } from "../../domain/format";
import { columnKind, STRIP_COLUMNS } from "../../domain/stripScale";
import { useT, useText } from "../../i18n";
import { useSession } from "../../state/useStage";
import styles from "./Health.module.css";
import type { StripEnds } from "./StripCanvas";

/** In place of a column: the histograms of a layer. */
export const HISTOGRAM = "histogram";

interface ColumnSelectProps {
  column: string;
  onColumn: (column: string) => void;
}

export function ColumnSelect({ column, onColumn }: ColumnSelectProps) {
  const t = useT();
  const text = useText();
  const recorded = useSession((session) => session.schema?.node_columns);
  const columns = STRIP_COLUMNS.filter(([name]) => recorded?.includes(name) ?? true);
  return (
    <select
      className={styles.select}
      value={column}
      aria-label={t("health.column")}
      data-testid="health-column"
      onChange={({ target }) => onColumn(target.value)}
    >
      {columns.map(([name]) => (
        <option key={name} value={name}>
          {text(`statistics.${name}`, name)}
        </option>
      ))}
      <option value={HISTOGRAM}>{t("health.histogram")}</option>
    </select>
  );
}

/** @param ends of what is drawn; null before there is anything. */
export function StripLegend({ column, ends }: { column: string; ends: StripEnds | null }) {
  // The image of histograms has the ends of its scale beside it.
  if (ends === null || column === HISTOGRAM) return null;
  const kind = columnKind(column);
  return (
    <span className={styles.legend} data-testid="health-legend">
      <span>{formatMagnitude(ends.low)}</span>
      <span className={styles.legendBar} data-kind={kind} aria-hidden="true" />
      <span>{formatMagnitude(ends.high)}</span>
    </span>
  );
}
