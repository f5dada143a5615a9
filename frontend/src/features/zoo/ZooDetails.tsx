import { useState } from "react";
import { formatMagnitude } from "../../domain/format";
import { ZOO_COLUMNS, type ZooRow } from "../../domain/zoo";
import { useT, useText } from "../../i18n";
import { ACTIONS_OF_ZOO, titlesOf } from "../../state/actions/ofZoo";
import { useActionOn } from "../../state/actions/useActionOn";
import { usePretrained } from "../../state/pretrained";
import { Button } from "../../ui/Button";
import styles from "./Zoo.module.css";
import { ZooPretrained } from "./ZooPretrained";
import { COLUMN_NAMES, writeCost } from "./ZooTable";

const [OPEN, OPEN_TWIN] = ACTIONS_OF_ZOO;

/** One network: what it changed, where that is from, and the ways to open it. */
export function ZooDetails({ row, title }: { row: ZooRow; title: string }) {
  const t = useT();
  const text = useText();
  const [failed, setFailed] = useState(false);
  const found = usePretrained().data?.networks.find(({ type }) => type === row.type);
  const subject = {
    type: row.type,
    titles: titlesOf(title, t),
    pretrained: found?.available === true,
    onFailure: () => setFailed(true),
  };
  const open = useActionOn(OPEN, subject);
  const twin = useActionOn(OPEN_TWIN, subject);
  return (
    <section className={styles.details} aria-label={title} data-testid={`zoo-details-${row.type}`}>
      <h3>{`${title} (${row.year})`}</h3>
      <p>{text(`zoo.${row.type}.summary`, row.summary)}</p>
      <p className={styles.text}>{t("zoo.source", { source: row.source })}</p>
      {row.top5_source !== null && (
        <p className={styles.text}>{t("zoo.error_source", { source: row.top5_source })}</p>
      )}
      <div className={styles.buttons}>
        <Button onClick={open.onClick} data-testid={`zoo-open-${row.type}`}>
          {open.label}
        </Button>
        <Button onClick={twin.onClick} data-testid={`zoo-twin-${row.type}`}>
          {twin.label}
        </Button>
      </div>
      {found !== undefined && <ZooPretrained published={found} subject={subject} />}
      {failed && (
        <p className={styles.problem} role="alert">
          {t("zoo.failed")}
        </p>
      )}
    </section>
  );
}

interface ComparisonProps {
  rows: readonly [ZooRow, ZooRow];
  titles: Readonly<Record<string, string>>;
}

/** Two networks number by number, and how many times the first the second is. */
export function ZooComparison({ rows, titles }: ComparisonProps) {
  const t = useT();
  const [first, second] = rows;
  return (
    <table className={styles.table} data-testid="zoo-comparison">
      <caption className={styles.caption}>{t("zoo.compare")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-text">{t("zoo.table")}</span>
          </th>
          {rows.map((row) => (
            <th key={row.type} scope="col">
              {titles[row.type] ?? row.title}
            </th>
          ))}
          <th scope="col">{t("zoo.ratio")}</th>
        </tr>
      </thead>
      <tbody>
        {ZOO_COLUMNS.map((column) => {
          const [before, after] = [first[column], second[column]];
          const ratio =
            column === "year" || before === null || after === null ? null : after / before;
          return (
            <tr key={column}>
              <th scope="row">{t(COLUMN_NAMES[column])}</th>
              <td>{writeCost(first, column)}</td>
              <td>{writeCost(second, column)}</td>
              <td>{ratio === null ? "" : `×${formatMagnitude(ratio)}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
