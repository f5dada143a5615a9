import type { Catalog } from "../../domain/catalog";
import { useT } from "../../i18n";
import { ADD_INPUT } from "../../state/actions/ofCatalog";
import { useAction } from "../../state/actions/useAction";
import { useActionOn } from "../../state/actions/useActionOn";
import { Button } from "../../ui/Button";
import styles from "./EmptyCanvas.module.css";

/** What to do when nothing is drawn yet. */
export function EmptyCanvas({ catalog }: { catalog: Catalog }) {
  const t = useT();
  const input = useActionOn(ADD_INPUT, catalog);
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
