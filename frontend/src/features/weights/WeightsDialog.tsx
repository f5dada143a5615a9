import type { SavedWeights } from "../../domain/savedWeights";
import { useT } from "../../i18n";
import { useSavedList } from "../../state/savedWeights";
import { setUi, useUi } from "../../state/uiStore";
import { Dialog } from "../../ui/Dialog";
import { SavedItem } from "./SavedItem";
import styles from "./Weights.module.css";

/** All weights that this browser has saved: their names, where they come from, and the way into the network. */
export default function WeightsDialog() {
  const t = useT();
  const open = useUi((state) => state.weightsOpen);
  return (
    <Dialog
      open={open}
      onClose={() => setUi({ weightsOpen: false })}
      title={t("weights.title")}
      testId="weights-dialog"
    >
      <p className={styles.intro}>{t("weights.intro")}</p>
      <Saved />
    </Dialog>
  );
}

function Saved() {
  const t = useT();
  const { data, isError } = useSavedList();
  if (isError) {
    return (
      <p className={styles.problem} role="alert">
        {t("weights.failed")}
      </p>
    );
  }
  if (data === undefined) return null;
  if (data.length === 0) return <p data-testid="no-weights">{t("weights.none_saved")}</p>;
  return (
    <ul className={styles.list} aria-label={t("weights.title")}>
      {data.map((saved: SavedWeights) => (
        <SavedItem key={saved.id} saved={saved} />
      ))}
    </ul>
  );
}
