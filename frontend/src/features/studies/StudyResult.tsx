/** What a kind of study shows beside the curves and the table that all kinds have. */
import { formatCount, formatMagnitude, formatPercent } from "../../domain/format";
import { endsOfDone, originsOfDone, type Study } from "../../domain/study";
import { useT } from "../../i18n";
import { originsText } from "../../ui/origin";
import { RangeTest } from "./RangeTest";
import styles from "./Studies.module.css";
import tableStyles from "./StudyTable.module.css";
import { useStudyWords } from "./words";

type Result = NonNullable<Study["result"]>;
type Of<Kind extends Result["kind"]> = Extract<Result, { kind: Kind }>;

export function StudyResult({ study }: { study: Study }) {
  const { result } = study;
  if (result === null) return null;
  switch (result.kind) {
    case "range_test":
      return <RangeTest result={result} />;
    case "k_fold":
      return <Folds {...{ study, result }} />;
    case "search":
      return <Search {...{ study, result }} />;
    case "ensemble":
      return <Ensemble {...{ study, result }} />;
    default:
      return null;
  }
}

function written(value: number | null): string {
  return value === null ? "–" : formatMagnitude(value, 3);
}

function Folds({ study, result }: { study: Study; result: Of<"k_fold"> }) {
  const t = useT();
  const words = useStudyWords(study);
  return (
    <section className={styles.result} data-testid="folds" aria-label={t("study.folds")}>
      <h3 className={styles.heading}>
        {t("study.folds_done", {
          folds: result.folds,
          origin: originsText(originsOfDone(study), t),
        })}
      </h3>
      <dl className={styles.facts}>
        {Object.entries(result.metrics).map(([metric, spread]) => (
          <div key={metric}>
            <dt>{words.metric(metric)}</dt>
            <dd data-testid={`folds-${metric}`}>
              {t("study.mean_deviation", {
                mean: written(spread.mean),
                deviation: written(spread.deviation),
              })}
              <span className={styles.muted}>
                {" "}
                {t("study.range", { least: written(spread.least), most: written(spread.most) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Search({ study, result }: { study: Study; result: Of<"search"> }) {
  const t = useT();
  const words = useStudyWords(study);
  const best = study.members.find(({ number }) => number === result.ranking[0]);
  return (
    <section className={styles.result} data-testid="search" aria-label={t("study.search")}>
      {best !== undefined && (
        <p>
          {t("study.best")} <strong>{words.name(best.changes)}</strong>
        </p>
      )}
      <p className={styles.muted}>
        {t("study.budget", {
          trained: formatCount(result.trained_steps),
          budget: formatCount(result.budget_steps),
        })}
      </p>
      {result.rungs.length > 1 && (
        <ol className={styles.rungs}>
          {result.rungs.map(({ steps, entered, kept }) => (
            <li key={steps}>
              {t("study.rung", {
                steps: formatCount(steps),
                entered: entered.length,
                kept: kept.length,
              })}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Ensemble({ study, result }: { study: Study; result: Of<"ensemble"> }) {
  const t = useT();
  const words = useStudyWords(study);
  const pairs = result.disagreement.flatMap((row, first) =>
    row.filter((_, second) => second > first),
  );
  const mean = pairs.reduce((sum, share) => sum + share, 0) / Math.max(1, pairs.length);
  const rows = [
    [words.metric("loss"), written(result.ensemble_loss), written(result.mean_loss)],
    ...(result.ensemble_accuracy === null || result.mean_accuracy === null
      ? []
      : [
          [
            words.metric("accuracy"),
            formatPercent(result.ensemble_accuracy),
            formatPercent(result.mean_accuracy),
          ],
        ]),
  ];
  return (
    <section className={styles.result} data-testid="ensemble" aria-label={t("study.ensemble")}>
      <table className={tableStyles.table}>
        <caption>
          {t("study.ensemble_help", {
            examples: result.examples,
            origin: originsText(endsOfDone(study), t),
          })}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("study.ensemble")}</th>
            <th scope="col">{t("study.mean_member")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, together, alone]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className={styles.number}>{together}</td>
              <td className={styles.number}>{alone}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pairs.length > 0 && (
        <p className={styles.muted}>{t("study.disagreement", { share: formatPercent(mean) })}</p>
      )}
    </section>
  );
}
