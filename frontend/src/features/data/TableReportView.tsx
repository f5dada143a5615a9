/** What is predicted from what, in a sentence; the balance of the target; what should be looked at. */
import { formatCount } from "../../domain/format";
import { writeNumber } from "../../domain/numbers";
import type { TableChoice, TableReport } from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import styles from "./Tables.module.css";

interface TableReportViewProps {
  report: TableReport;
  choice: TableChoice;
}

const MOST_BARS = 12;

export function TableReportView({ report, choice }: TableReportViewProps) {
  const t = useT();
  return (
    <>
      <p className={styles.sentence} role="status" data-testid="table-sentence">
        <Sentence report={report} choice={choice} />
      </p>
      <Balance report={report} />
      {report.warnings.length > 0 && (
        <ul
          className={styles.warnings}
          aria-label={t("tables.warnings")}
          data-testid="table-warnings"
        >
          {report.warnings.map((warning) => (
            <li key={`${warning.code} ${warning.column}`} data-code={warning.code}>
              {t(`tables.warning_${warning.code}`, {
                column: warning.column ?? "",
                count: warning.count ?? 0,
                of: formatCount(warning.of ?? 0),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Sentence({ report, choice }: TableReportViewProps) {
  const t = useT();
  const values = {
    target: choice.target,
    columns: report.inputs.length,
    rows: formatCount(report.rows),
    inputs: report.width,
  };
  if (report.classes.length > 0) {
    return t("tables.sentence_classes", { ...values, classes: report.classes.length });
  }
  return t("tables.sentence_values", values);
}

function Balance({ report }: { report: TableReport }) {
  const t = useT();
  if (report.classes.length === 0) {
    const number = (value: number | null) =>
      value === null ? "–" : writeNumber(Number(value.toPrecision(4)));
    return (
      <p className={styles.text} data-testid="table-target">
        {t("tables.target_range", {
          lowest: number(report.lowest),
          highest: number(report.highest),
          mean: number(report.mean),
          deviation: number(report.guessing),
        })}
      </p>
    );
  }
  const most = Math.max(...report.classes.map(([, count]) => count));
  return (
    <>
      <ul className={styles.bars} aria-label={t("tables.balance")} data-testid="table-balance">
        {report.classes.slice(0, MOST_BARS).map(([name, count]) => (
          <li key={name}>
            <span>{name}</span>
            <progress max={most} value={count} aria-hidden />
            <span>{formatCount(count)}</span>
          </li>
        ))}
        {report.classes.length > MOST_BARS && <li>…</li>}
      </ul>
      <p className={styles.text}>
        {t("tables.guessing", {
          accuracy: writeNumber(Number((100 * report.guessing).toFixed(1))),
        })}
      </p>
    </>
  );
}
