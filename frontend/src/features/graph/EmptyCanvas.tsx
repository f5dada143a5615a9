import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { Button } from "../../ui/Button";
import styles from "./EmptyCanvas.module.css";

/** What to do when nothing is drawn yet. */
export function EmptyCanvas() {
  const t = useT();
  const input = useAction("add_input");
  const examples = useAction("examples");
  return (
    <div className={styles.card} data-testid="empty-canvas">
      <h2>{t("empty.title")}</h2>
      <p>{t("empty.text")}</p>
      <div className={styles.acts}>
        <Button variant="filled" onClick={input.onClick} data-testid="add-input-button">
          {input.label}
        </Button>
        <Button onClick={examples.onClick}>{examples.label}</Button>
      </div>
    </div>
  );
}
