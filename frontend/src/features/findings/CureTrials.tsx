/** The fixes of a finding, tried and untried, with what each has done. */
import { findEntry } from "../../domain/catalog";
import {
  type CureReport,
  type RunComparison,
  reportedMetric,
  type TrialRow,
} from "../../domain/cureReport";
import { formatPercent, NOT_APPLICABLE } from "../../domain/format";
import type { Origin } from "../../domain/standing";
import { useT, useText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { COMPARE_RUNS, TRY_CURE } from "../../state/actions/ofFinding";
import { useCatalog } from "../../state/queries";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { useMetricName } from "../../ui/metricNames";
import { originsText, originText } from "../../ui/origin";
import styles from "./CureReport.module.css";
import { writeMeasured } from "./findingText";
import { VERDICT_ICONS, verdictOf } from "./verdict";

function Verdict({ comparison }: { comparison: RunComparison }) {
  const t = useT();
  const verdict = verdictOf(comparison);
  const Icon = VERDICT_ICONS[verdict];
  const result = t(`cures.result.${verdict}`);
  const summary =
    comparison.status === "so_far" && verdict !== "pending"
      ? t("cures.result.so_far", { result })
      : result;
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Icon aria-hidden="true" />
      {summary}
    </span>
  );
}

interface ColumnsProps {
  report: CureReport;
}

/** What the columns of numbers are: the finding's measure, the loss, a metric. */
function useColumns({ report }: ColumnsProps) {
  const t = useT();
  const text = useText();
  const nameOf = useMetricName();
  const catalog = useCatalog();
  const measure = findEntry(catalog?.findings ?? [], report.code)?.measure;
  const metric = reportedMetric(report.shown);
  const write = (kind: "number" | "share", value: number | null | undefined) => {
    if (value === null || value === undefined) return NOT_APPLICABLE;
    return kind === "share" ? formatPercent(value) : writeMeasured(value);
  };
  return [
    {
      id: "measure",
      title: text(`findings.${report.code}.measure`, measure?.title ?? report.code),
      read: (run: RunComparison["first"]) => write(measure?.kind ?? "number", run.measure),
    },
    {
      id: "loss",
      title: t("cures.training_loss"),
      read: (run: RunComparison["first"]) => write("number", run.loss),
    },
    ...(metric === null
      ? []
      : [
          {
            id: "metric",
            title:
              metric === "loss"
                ? t("views.validation_loss")
                : t("cures.metric", { metric: nameOf(metric) }),
            read: ({ evaluation }: RunComparison["first"]) =>
              write(metric === "accuracy" ? "share" : "number", evaluation?.[metric]),
          },
        ]),
  ];
}

/** A comparison is of one step that both runs reached: never of weights that were restored behind it. */
function evaluated({ first, second }: RunComparison): Origin[] {
  return [first, second].flatMap(({ evaluation }) =>
    evaluation?.step === undefined ? [] : [{ step: evaluation.step, best: false }],
  );
}

function Trial({ row, report }: { row: TrialRow; report: CureReport }) {
  const t = useT();
  const text = useText();
  const stage = useStage();
  const columns = useColumns({ report });
  const { trial, cure, spec } = row;
  const name = text(`cures.name.${cure}`, cure.replaceAll("_", " "));
  return (
    <tr data-testid={`trial-${cure}`} data-shown={trial?.runId === report.shown.second.run_id}>
      <th scope="row">{name}</th>
      <td data-label={t("cures.result")}>
        {trial === null ? (
          <span className={styles.untried}>{t("cures.result.untried")}</span>
        ) : (
          <>
            <Verdict comparison={trial.comparison} />
            <span className={styles.at} data-testid={`trial-${cure}-step`}>
              {originText({ step: trial.comparison.step, best: false }, t)}
            </span>
          </>
        )}
      </td>
      {columns.map(({ id, title, read }) => (
        <td
          key={id}
          className={styles.number}
          data-label={title}
          data-testid={`trial-${cure}-${id}`}
        >
          {trial === null
            ? NOT_APPLICABLE
            : `${read(trial.comparison.first)} → ${read(trial.comparison.second)}`}
          {trial !== null && id === "metric" && (
            <span className={styles.at} data-testid={`trial-${cure}-evaluated`}>
              {originsText(evaluated(trial.comparison), t)}
            </span>
          )}
        </td>
      ))}
      <td className={styles.act}>
        {trial !== null && (
          <Button
            data-testid={`compare-${cure}`}
            aria-label={`${t("cures.compare")}: ${name}`}
            onClick={() => runOn(COMPARE_RUNS, { first: report.base, second: trial.runId }, stage)}
          >
            {t("cures.compare")}
          </Button>
        )}
        {trial === null && spec !== undefined && (
          <Button
            data-testid={`cure-${cure}`}
            aria-label={`${t("cures.try")}: ${name}`}
            onClick={() => runOn(TRY_CURE, { spec, fromRunId: report.base }, stage)}
          >
            {t("cures.try")}
          </Button>
        )}
      </td>
    </tr>
  );
}

export function Trials({ report }: { report: CureReport }) {
  const t = useT();
  const columns = useColumns({ report });
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("cures.fix")}</th>
          <th scope="col">{t("cures.result")}</th>
          {columns.map(({ id, title }) => (
            <th
              key={id}
              scope="col"
              className={styles.number}
              title={id === "loss" ? t("cures.training_loss_help") : undefined}
            >
              {title}
              <span className={styles.sides}>{t("cures.before_after")}</span>
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <Trial key={row.cure} row={row} report={report} />
        ))}
      </tbody>
    </table>
  );
}
