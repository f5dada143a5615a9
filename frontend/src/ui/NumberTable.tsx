/** The numbers of a chart as a table, for everyone who cannot or will not read lines: a button, and the table in a dialog. */
import { useState } from "react";
import { useT } from "../i18n";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import styles from "./NumberTable.module.css";

export interface NumberTableData {
  /** Names of the columns, that of the rows first. */
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const NO_NUMBERS: NumberTableData = { head: [], rows: [] };

/** As many rows as a table shows. */
const TABLE_ROWS = 24;

/** Up to `TABLE_ROWS` of so many places, evenly spaced, the last among them. */
export function tablePlaces(count: number): number[] {
  const every = Math.max(1, Math.floor(count / TABLE_ROWS));
  const places = Array.from({ length: count }, (_, index) => index);
  return places.filter((index) => index % every === 0 || index === count - 1);
}

interface NumberTableProps {
  label: string;
  /** Reads the numbers when the table is asked for. */
  makeTable: () => NumberTableData;
}

export function NumberTable({ label, makeTable }: NumberTableProps) {
  const t = useT();
  const [data, setData] = useState<NumberTableData | null>(null);
  const { head, rows } = data ?? NO_NUMBERS;
  return (
    <>
      <Button
        variant="quiet"
        className={styles.button ?? ""}
        data-testid="view-table"
        onClick={() => setData(makeTable())}
      >
        {t("charts.table")}
      </Button>
      <Dialog open={data !== null} onClose={() => setData(null)} title={label}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={label}>
          <table className={styles.table}>
            <thead>
              <tr>
                {head.map((name, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two curves may have one name
                  <th key={index} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, values }, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two examples may have one place
                <tr key={row}>
                  <th scope="row">{name}</th>
                  {values.map((value, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: values have the place of their column
                    <td key={index}>{value}</td>
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
