/** The rate of the next step, where a schedule makes it another than the one set; of no step gone back to. */
import { formatMagnitude } from "../../domain/format";
import { useT } from "../../i18n";
import { usePlayhead, useSession } from "../../state/useStage";
import styles from "./TrainingPanel.module.css";

/** Closer than that, the two read alike. */
const ALIKE = 1e-3;

export function RateInUse({ set }: { set: unknown }) {
  const t = useT();
  const used = useSession((session) => session.state?.learning_rate ?? null);
  const isBack = usePlayhead(({ step }) => step !== null);
  if (isBack || used === null || typeof set !== "number" || Math.abs(used - set) <= ALIKE * set) {
    return null;
  }
  return (
    <p className={styles.inUse} data-testid="rate-in-use">
      {t("training.rate_in_use")} <span className="number">{formatMagnitude(used, 3)}</span>
    </p>
  );
}
