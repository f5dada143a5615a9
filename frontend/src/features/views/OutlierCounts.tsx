/** What a threshold finds, in counts. */
import { formatCount } from "../../domain/format";
import type { Counts } from "../../domain/outliers";
import { useT } from "../../i18n";
import styles from "./Requested.module.css";

interface OutlierCountsProps {
  counts: Counts;
  total: number;
  /** Of the class that counts as outliers; null where none is chosen. */
  name: string | null;
}

export function OutlierCounts({ counts, total, name }: OutlierCountsProps) {
  const t = useT();
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  if (name === null) {
    return (
      <p data-testid="outlier-count" data-found={falsePositives}>
        {t("outputs.outliers.above", {
          count: formatCount(falsePositives),
          total: formatCount(total),
        })}
      </p>
    );
  }
  const cell = (key: string, count: number, good: boolean) => (
    <td data-testid={key} data-good={good}>
      {formatCount(count)}
    </td>
  );
  return (
    <table className={styles.counts}>
      <caption>{t("outputs.outliers.counts", { total: formatCount(total) })}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t("outputs.outliers.found")}</th>
          <th scope="col">{t("outputs.outliers.passed")}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t("outputs.outliers.is", { name })}</th>
          {cell("true-positives", truePositives, true)}
          {cell("false-negatives", falseNegatives, false)}
        </tr>
        <tr>
          <th scope="row">{t("outputs.outliers.others")}</th>
          {cell("false-positives", falsePositives, false)}
          {cell("true-negatives", trueNegatives, true)}
        </tr>
      </tbody>
    </table>
  );
}
