import { type Catalog, findEntry } from "../../domain/catalog";
import { insertAfter } from "../../domain/document";
import { useT } from "../../i18n";
import { documentStore, replaceDocument } from "../../state/documentStore";
import { selectNodes, setUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import styles from "./EmptyCanvas.module.css";

/** What to do when nothing is drawn yet. */
export function EmptyCanvas({ catalog }: { catalog: Catalog }) {
  const t = useT();
  const input = findEntry(catalog.layers, "input");
  const start = () => {
    if (input === undefined) return;
    const added = insertAfter(
      documentStore.getState(),
      { type: input.type, inputs: input.inputs },
      [],
    );
    replaceDocument(added.document);
    selectNodes([added.id]);
    setUi({ leftTab: "layers" });
  };
  return (
    <div className={styles.card} data-testid="empty-canvas">
      <h2>{t("empty.title")}</h2>
      <p>{t("empty.text")}</p>
      <div className={styles.acts}>
        <Button variant="filled" onClick={start} data-testid="add-input-button">
          {t("empty.input")}
        </Button>
        <Button onClick={() => setUi({ leftTab: "gallery" })}>{t("empty.gallery")}</Button>
      </div>
    </div>
  );
}
