/** The columns of a table: what each is used as, its values, and its first rows. */
import { formatCount } from "../../domain/format";
import { writeNumber } from "../../domain/numbers";
import {
  COLUMN_USES,
  canBe,
  type TableChoice,
  type TableColumn,
  type TableReport,
  type UploadedTable,
} from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import { chooseColumns } from "../../state/uploadedTables";
import styles from "./Tables.module.css";

interface TableColumnsProps {
  table: UploadedTable;
  choice: TableChoice;
  report: TableReport | undefined;
}

/** A number with four digits. */
function short(value: number): string {
  return writeNumber(Number(value.toPrecision(4)));
}

export function TableColumns({ table, choice, report }: TableColumnsProps) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("tables.columns")}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["column", "used_as", "missing", "values", "association", "sample"] as const).map(
              (head) => (
                <th key={head} scope="col">
                  {t(`tables.${head}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column, place) => (
            <tr key={column.name} data-testid="table-column" data-name={column.name}>
              <th scope="row">{column.name}</th>
              <td>
                <Use column={column} choice={choice} />
              </td>
              <td>{formatCount(column.missing)}</td>
              <td>
                <Values column={column} choice={choice} />
              </td>
              <td>
                <Association name={column.name} report={report} />
              </td>
              <td className={styles.sample}>
                {table.reading.sample
                  .slice(0, 3)
                  .map((row) => row[place] || "–")
                  .join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Use({ column, choice }: { column: TableColumn; choice: TableChoice }) {
  const t = useT();
  const { name } = column;
  if (name === choice.target) return <em>{t("tables.is_target")}</em>;
  return (
    <select
      className={styles.select}
      aria-label={t("tables.use_of", { name })}
      value={choice.uses[name] ?? "out"}
      data-testid={`use-${name}`}
      onChange={(event) => {
        const use = COLUMN_USES.find((each) => each === event.target.value) ?? "out";
        chooseColumns({ ...choice, uses: { ...choice.uses, [name]: use } });
      }}
    >
      {COLUMN_USES.map((use) => (
        <option key={use} value={use} disabled={!canBe(column, use)}>
          {use === "out" ? leftOut(column, t) : t(`tables.use_${use}`)}
        </option>
      ))}
    </select>
  );
}

/** Dates and texts are left out, and so are numbers of rows: the name says what the column looks like. */
function leftOut({ guess, distinct }: TableColumn, t: ReturnType<typeof useT>): string {
  if (distinct < 2) return t("tables.out_constant");
  if (guess === "date" || guess === "text" || guess === "identifier") {
    return t(`tables.out_${guess}`);
  }
  return t("tables.use_out");
}

function Values({ column, choice }: { column: TableColumn; choice: TableChoice }) {
  const t = useT();
  const isTarget = column.name === choice.target;
  const asNumber = isTarget ? choice.task === "values" : choice.uses[column.name] === "number";
  const { lowest, highest } = column;
  if (asNumber && lowest !== null && highest !== null) {
    return t("tables.range", { lowest: short(lowest), highest: short(highest) });
  }
  return t("tables.distinct", { count: column.distinct });
}

function Association({ name, report }: { name: string; report: TableReport | undefined }) {
  const t = useT();
  const found = report?.inputs.find((each) => each.name === name);
  if (found?.strength == null || found.association === null) return "–";
  return (
    <span title={t(`tables.${found.association}`)}>
      {writeNumber(Number(found.strength.toFixed(2)))}
    </span>
  );
}
