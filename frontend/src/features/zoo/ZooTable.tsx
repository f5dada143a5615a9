import { formatBytes, formatCount, NOT_APPLICABLE } from "../../domain/format";
import { ZOO_COLUMNS, type ZooColumn, type ZooOrder, type ZooRow } from "../../domain/zoo";
import { type MessageKey, useT } from "../../i18n";
import styles from "./Zoo.module.css";

export const COLUMN_NAMES = {
  year: "zoo.year",
  top5_error: "zoo.error",
  weights: "zoo.weights",
  operations: "zoo.operations",
  memory_bytes: "zoo.memory",
  layers: "zoo.layers",
} as const satisfies Record<ZooColumn, MessageKey>;

/** A number of a network as it stands in its column. */
export function writeCost(row: ZooRow, column: ZooColumn): string {
  const value = row[column];
  if (value === null) return NOT_APPLICABLE;
  if (column === "memory_bytes") return formatBytes(value);
  return column === "year" || column === "top5_error" ? String(value) : formatCount(value);
}

interface ZooTableProps {
  rows: readonly ZooRow[];
  titles: Readonly<Record<string, string>>;
  order: ZooOrder | null;
  onOrder: (by: ZooColumn) => void;
  chosen: readonly string[];
  onPick: (type: string) => void;
}

/** All networks with their costs; a heading sorts, a row is picked by its box. */
export function ZooTable({ rows, titles, order, onOrder, chosen, onPick }: ZooTableProps) {
  const t = useT();
  const direction = order?.descending ? "descending" : "ascending";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("zoo.table")}>
      <table className={styles.table} data-testid="zoo-table">
        <caption className="hidden-text">{t("zoo.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("zoo.name")}</th>
            {ZOO_COLUMNS.map((by) => (
              <th key={by} scope="col" aria-sort={order?.by === by ? direction : "none"}>
                <button type="button" className={styles.sort} onClick={() => onOrder(by)}>
                  {t(COLUMN_NAMES[by])}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.type} data-chosen={chosen.includes(row.type)}>
              <th scope="row">
                <label className={styles.name}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(row.type)}
                    onChange={() => onPick(row.type)}
                    data-testid={`zoo-pick-${row.type}`}
                  />
                  {titles[row.type] ?? row.title}
                </label>
              </th>
              {ZOO_COLUMNS.map((column) => (
                <td key={column} data-label={t(COLUMN_NAMES[column])}>
                  {writeCost(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
