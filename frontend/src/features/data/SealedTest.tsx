import { writeFigure } from "../../domain/baselines";
import type { DatasetEntry } from "../../domain/catalog";
import { useT, useText } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { openTest } from "../../state/sessionActions";
import { useSession } from "../../state/sessionStore";
import { Button } from "../../ui/Button";
import styles from "./DataTab.module.css";

/** The test part: sealed until its owner opens it, then what it told, and how often it was looked at. */
export function SealedTest({ entry }: { entry: DatasetEntry }) {
  const t = useT();
  const text = useText();
  const split = useDocument((state) => state.spec.data.split);
  const opening = useSession((session) => session.testOpening);
  const steers = useSession(
    ({ runId, role, replay, edited, shelved }) =>
      runId !== null && role === "owner" && replay === null && !edited && !shelved,
  );
  const waits = useSession((session) => session.pending !== null);
  const examples = split.test ?? entry.default_split[2] ?? 0;
  if (examples === 0 || (!steers && opening === null)) return null;
  const nameOf = (metric: string) =>
    metric === "loss" ? t("data.test_loss") : text(`metrics.${metric}.title`, metric);
  return (
    <section className={styles.part} aria-label={t("data.seal")} data-testid="sealed-test">
      <h2 className={styles.heading}>{t("data.seal")}</h2>
      <p className={styles.text}>
        {opening === null
          ? t("data.seal_help", { count: examples })
          : t("data.seal_opened", { step: opening.step, count: opening.count })}
      </p>
      {opening !== null && (
        <dl className={styles.figures}>
          {Object.entries(opening.values).map(([metric, value]) => (
            <div key={metric}>
              <dt>{nameOf(metric)}</dt>
              <dd data-testid={`test-${metric}`}>{writeFigure(metric, value ?? undefined)}</dd>
            </div>
          ))}
        </dl>
      )}
      {steers && (
        <Button onClick={() => void openTest()} disabled={waits} data-testid="open-test">
          {t(opening === null ? "data.open_test" : "data.open_test_again")}
        </Button>
      )}
    </section>
  );
}
