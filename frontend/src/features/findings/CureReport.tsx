/** What a fix has done for its finding, beside the other fixes: the numbers of both runs at one step, and a verdict. */
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import type { CureReport } from "../../domain/cureReport";
import { useT } from "../../i18n";
import { COMPARE_RUNS } from "../../state/actions/ofFinding";
import { useActionOn } from "../../state/actions/useActionOn";
import { useSession } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import styles from "./CureReport.module.css";
import { Trials } from "./CureTrials";
import { useReasons } from "./cureReasons";
import { isSmallWindow, rootFontSize } from "./smallWindow";
import { useCureReport } from "./useCureReport";
import { VERDICT_ICONS, verdictOf } from "./verdict";

/** @param isCrowded something else has to be said of the network, which in a small window needs the room. */
export default function CureReportCard({ isCrowded = false }: { isCrowded?: boolean }) {
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
  const Icon = VERDICT_ICONS[verdict];
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
  const pair = { first: report.base, second: report.shown.second.run_id };
  const { onClick } = useActionOn(COMPARE_RUNS, pair);
  return (
    <div className={styles.short}>
      <Button data-testid="compare-shown" onClick={onClick}>
        {t("cures.compare_before")}
      </Button>
    </div>
  );
}
