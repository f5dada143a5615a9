/** The numbers of a chart as a table, for everyone who cannot or will not read lines. */
import { useState } from "react";
import { formatCount, formatMagnitude } from "../../domain/format";
import { useT } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import styles from "./Charts.module.css";
import type { ChartData } from "./chartData";

const ROWS = 24;

/** Up to `ROWS` steps, evenly spaced, with the last known value of every line at each. */
function tableRows({ steps, lines }: ChartData): (readonly [number, (number | null)[]])[] {
  const latest: (number | null)[] = lines.map(() => null);
  const every = Math.max(1, Math.floor(steps.length / ROWS));
  return steps.flatMap((step, index) => {
    for (const [line, { values }] of lines.entries()) {
      latest[line] = values[index] ?? latest[line] ?? null;
    }
    const wanted = index % every === 0 || index === steps.length - 1;
    return wanted ? [[step, [...latest]] as const] : [];
  });
}

export interface ChartTableProps {
  label: string;
  columns: readonly string[];
  makeData: () => ChartData;
}

export function ChartTable({ label, columns, makeData }: ChartTableProps) {
  const t = useT();
  const [data, setData] = useState<ChartData | null>(null);
  return (
    <>
      <Button
        variant="quiet"
        className={styles.tableButton ?? ""}
        onClick={() => setData(makeData())}
      >
        {t("charts.table")}
      </Button>
      <Dialog open={data !== null} onClose={() => setData(null)} title={label}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={label}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("charts.step")}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tableRows(data ?? { steps: [], lines: [], band: null, log: false }).map(
                ([step, values]) => (
                  <tr key={step}>
                    <th scope="row">{formatCount(step)}</th>
                    {columns.map((column, index) => (
                      <td key={column}>{formatMagnitude(values[index] ?? Number.NaN, 3)}</td>
                    ))}
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </section>
      </Dialog>
    </>
  );
}
