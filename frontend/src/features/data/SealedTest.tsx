import { writeFigure } from "../../domain/baselines";
import type { DatasetEntry } from "../../domain/catalog";
import { formatCount } from "../../domain/format";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useDocument } from "../../state/documentStore";
import { usePreview } from "../../state/queries";
import { useSession } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { useMetricName } from "../../ui/metricNames";
import { Term } from "../../ui/Term";
import styles from "./DataTab.module.css";

/** The test part: sealed until its owner opens it, then what it measured, and how often it was looked at. */
export function SealedTest({ entry }: { entry: DatasetEntry }) {
  const open = useAction("open_test");
  const t = useT();
  const nameOf = useMetricName();
  const data = useDocument((state) => state.spec.data);
  const counts = usePreview(data).data?.counts;
  const opening = useSession((session) => session.testOpening);
  const steers = useSession(
    ({ runId, phase, edited }) => runId !== null && phase === "own" && !edited,
  );
  const examples = counts?.[2] ?? data.split.test ?? entry.default_split[2] ?? 0;
  if (examples === 0 || (!steers && opening === null)) return null;
  return (
    <section className={styles.part} aria-label={t("data.seal")} data-testid="sealed-test">
      <h2 className={styles.heading}>
        <Term id="test_set">{t("data.seal")}</Term>
      </h2>
      <div role="status">
        <p className={styles.text}>
          {opening === null
            ? t("data.seal_help", { count: examples })
            : t("data.seal_opened", { step: opening.step, count: opening.count })}
        </p>
        {opening !== null && opening.weightsStep !== opening.step && (
          <p className={styles.text} data-testid="test-weights">
            {t("data.seal_best", { step: formatCount(opening.weightsStep) })}
          </p>
        )}
        {opening !== null && (
          <dl className={styles.figures}>
            {Object.entries(opening.values).map(([metric, value]) => (
              <div key={metric}>
                <dt>{metric === "loss" ? t("data.test_loss") : nameOf(metric)}</dt>
                <dd data-testid={`test-${metric}`}>{writeFigure(metric, value ?? undefined)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {steers && (
        <Button onClick={open.onClick} data-testid="open-test">
          {opening === null ? open.label : t("data.open_test_again")}
        </Button>
      )}
    </section>
  );
}
