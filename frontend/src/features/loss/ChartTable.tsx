/** The numbers of a chart as a table, for everyone who cannot or will not read lines. */
import { useState } from "react";
import { formatMagnitude } from "../../domain/format";
import { useT } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import styles from "./Charts.module.css";
import { type ChartData, lineName, NOTHING } from "./chartData";
import { placeLabel } from "./placeName";

const ROWS = 24;

/** Up to `ROWS` places, evenly spaced, with the last known value of every line at each. */
function tableRows({ places, lines }: ChartData): (readonly [number, (number | null)[]])[] {
  const latest: (number | null)[] = lines.map(() => null);
  const every = Math.max(1, Math.floor(places.length / ROWS));
  return places.flatMap((place, index) => {
    for (const [line, { values }] of lines.entries()) {
      latest[line] = values[index] ?? latest[line] ?? null;
    }
    const wanted = index % every === 0 || index === places.length - 1;
    return wanted ? [[place, [...latest]] as const] : [];
  });
}

export interface ChartTableProps {
  label: string;
  makeData: () => ChartData;
}

export function ChartTable({ label, makeData }: ChartTableProps) {
  const t = useT();
  const [data, setData] = useState<ChartData | null>(null);
  const { axis, lines } = data ?? NOTHING;
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
                <th scope="col">{t(`charts.axis.${axis}`)}</th>
                {lines.map((line) => (
                  <th key={line.name} scope="col">
                    {lineName(line)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tableRows(data ?? NOTHING).map(([place, values]) => (
                <tr key={place}>
                  <th scope="row">{placeLabel(axis, place)}</th>
                  {lines.map(({ name }, index) => (
                    <td key={name}>{formatMagnitude(values[index] ?? Number.NaN, 3)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Dialog>
    </>
  );
}
