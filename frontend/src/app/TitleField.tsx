import { setTitle } from "../domain/document";
import { useT } from "../i18n";
import { editDocument, useDocument } from "../state/documentStore";
import styles from "./TitleField.module.css";

/** The experiment's name, changed where it stands. */
export function TitleField() {
  const t = useT();
  const title = useDocument((state) => state.title);
  return (
    <textarea
      key={title}
      className={styles.title}
      defaultValue={title}
      placeholder={t("app.untitled")}
      aria-label={t("app.title_label")}
      rows={1}
      maxLength={200}
      data-testid="title"
      onBlur={(event) => {
        const next = event.target.value.replace(/\s+/g, " ").trim();
        if (next !== title) editDocument((draft) => setTitle(draft, next));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
