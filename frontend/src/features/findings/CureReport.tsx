/** What a fix has done for its finding, beside the other fixes: the numbers of both runs at one step, and a verdict. */
import { ChevronDown, CircleCheck, CircleDashed, CircleMinus, CircleX, X } from "lucide-react";
import { useState } from "react";
import { findEntry } from "../../domain/catalog";
import type { CureReport, RunComparison, TrialRow } from "../../domain/cureReport";
import { reportedMetric } from "../../domain/cureReport";
import { formatCount, formatNatural, formatPercent, NOT_APPLICABLE } from "../../domain/format";
import { type Translate, useT, useText } from "../../i18n";
import { openPair } from "../../state/pair";
import { useCatalog } from "../../state/queries";
import { tryCure } from "../../state/sessionActions";
import { useSession, useStage } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import { useMetricName } from "../../ui/metricNames";
import styles from "./CureReport.module.css";
import { isSmallWindow, rootFontSize } from "./smallWindow";
import { useCureReport } from "./useCureReport";

type Verdict = NonNullable<RunComparison["verdict"]> | "pending";

const ICONS = {
  worked: CircleCheck,
  helped: CircleMinus,
  failed: CircleX,
  pending: CircleDashed,
} as const;

function verdictOf({ verdict }: RunComparison): Verdict {
  return verdict ?? "pending";
}

/** By how much the loss that decides has changed, in whole percent. */
function lossChange({ first, second, loss_by }: RunComparison): string {
  const of = (run: RunComparison["first"]) =>
    loss_by === "training" ? run.loss : (run.evaluation?.loss ?? null);
  const [before, after] = [of(first), of(second)];
  if (before === null || after === null || before === 0) return NOT_APPLICABLE;
  return formatCount(100 * Math.abs(1 - after / before));
}

/** The verdict's reasons, each a sentence with its numbers. */
function useReasons(): (comparison: RunComparison, code: string) => string {
  const t = useT();
  const title = useFindingTitle();
  return (comparison, code) => {
    const { status, step, final_step, finding, finding_change, loss_change, loss_by } = comparison;
    const { first, second } = comparison;
    const values = { finding: title(code), step: formatCount(finding?.step ?? 0) };
    if (finding_change === null) {
      const key = status === "final" ? "cures.ended_early" : "cures.waits";
      return t(key, { ...values, now: formatCount(step) });
    }
    const diverged = second.diverged_at !== null || first.diverged_at !== null;
    const appeared = second.others.filter((other) => !first.others.includes(other));
    return [
      t(`cures.finding.${finding_change}`, values),
      ...(first.diverged_at === null
        ? []
        : [t("cures.former_diverged", { step: formatCount(first.diverged_at) })]),
      ...(second.diverged_at === null
        ? []
        : [t("cures.diverged", { step: formatCount(second.diverged_at) })]),
      ...(diverged ? [] : [lossSentence(loss_change, loss_by, comparison, t)]),
      ...(appeared.length === 0
        ? []
        : [t("cures.others", { findings: appeared.map(title).join(", ") })]),
      status === "final"
        ? t("cures.at", { step: formatCount(step) })
        : t("cures.at_so_far", { step: formatCount(step), final: formatCount(final_step) }),
    ].join(" ");
  };
}

function lossSentence(
  change: RunComparison["loss_change"],
  by: RunComparison["loss_by"],
  comparison: RunComparison,
  t: Translate,
): string {
  if (change === "not_comparable") return t("cures.loss.not_comparable");
  return t(`cures.loss.${by}.${change}`, { percent: lossChange(comparison) });
}

function useFindingTitle(): (code: string) => string {
  const text = useText();
  const catalog = useCatalog();
  return (code) =>
    text(`findings.${code}.title`, findEntry(catalog?.findings ?? [], code)?.title ?? code);
}

function Verdict({ comparison }: { comparison: RunComparison }) {
  const t = useT();
  const verdict = verdictOf(comparison);
  const Icon = ICONS[verdict];
  const result = t(`cures.result.${verdict}`);
  const told =
    comparison.status === "so_far" && verdict !== "pending"
      ? t("cures.result.so_far", { result })
      : result;
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Icon aria-hidden="true" />
      {told}
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
    return kind === "share" ? formatPercent(value) : formatNatural(value);
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
              {t("cures.at_step", { step: formatCount(trial.comparison.step) })}
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
        </td>
      ))}
      <td className={styles.act}>
        {trial !== null && (
          <Button
            data-testid={`compare-${cure}`}
            aria-label={`${t("cures.compare")}: ${name}`}
            onClick={() => openPair(stage, report.base, trial.runId)}
          >
            {t("cures.compare")}
          </Button>
        )}
        {trial === null && spec !== undefined && (
          <Button
            data-testid={`cure-${cure}`}
            aria-label={`${t("cures.try")}: ${name}`}
            onClick={() => void tryCure(stage, spec, report.base)}
          >
            {t("cures.try")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Trials({ report }: { report: CureReport }) {
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

/** @param isCrowded something else has to be said of the network, which in a small window needs the room. */
export function CureReportCard({ isCrowded = false }: { isCrowded?: boolean }) {
  const t = useT();
  const report = useCureReport();
  const reasons = useReasons();
  const runId = useSession((session) => session.runId);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [picked, setPicked] = useState<boolean | null>(null);
  if (report === null || dismissed === runId) return null;
  const small = isSmallWindow(innerWidth, innerHeight, rootFontSize());
  if (small && isCrowded) return null;
  const { shown } = report;
  const verdict = verdictOf(shown);
  const Icon = ICONS[verdict];
  const soFar = shown.status === "so_far" && verdict !== "pending";
  const open = picked ?? !small;
  return (
    <section
      className={styles.card}
      aria-label={t("cures.label")}
      data-testid="cure-report"
      data-verdict={verdict}
      data-status={shown.status}
      data-step={shown.step}
    >
      <p className={styles.title} data-verdict={verdict}>
        <Icon aria-hidden="true" />
        <span data-testid="cure-verdict">
          {t(
            verdict === "pending" || !soFar
              ? `cures.title.${verdict}`
              : `cures.title.${verdict}_so_far`,
          )}
        </span>
      </p>
      <div className={styles.corner}>
        <Button
          variant="quiet"
          aria-expanded={open}
          className={styles.details ?? ""}
          data-testid="cure-details"
          icon={<ChevronDown aria-hidden="true" />}
          onClick={() => setPicked(!open)}
        >
          {t("cures.details")}
        </Button>
        <IconButton
          label={t("cures.dismiss")}
          variant="quiet"
          data-testid="cure-dismiss"
          icon={<X aria-hidden="true" />}
          onClick={() => setDismissed(runId)}
        />
      </div>
      <p className={styles.reasons} data-testid="cure-reasons">
        {reasons(shown, report.code)}
      </p>
      {open ? (
        <div className={styles.trials}>
          <Trials report={report} />
        </div>
      ) : (
        <CompareShown report={report} />
      )}
    </section>
  );
}

/** In a small window the table waits until it is asked for; comparing is one click away all the same. */
function CompareShown({ report }: { report: CureReport }) {
  const t = useT();
  const stage = useStage();
  return (
    <div className={styles.short}>
      <Button
        data-testid="compare-shown"
        onClick={() => openPair(stage, report.base, report.shown.second.run_id)}
      >
        {t("cures.compare_before")}
      </Button>
    </div>
  );
}
