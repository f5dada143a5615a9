/** The link that opens the experiment in TensorFlow Playground, or what that page cannot express of it. */
import { writePlayground } from "../../domain/playgroundWrite";
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { CopyLine } from "./CopyLine";
import styles from "./Share.module.css";

export default function PlaygroundLink() {
  const t = useT();
  const catalog = useCatalog();
  const spec = useDocument((state) => state.spec);
  if (catalog === null) return null;
  const written = writePlayground(spec, catalog);
  if ("link" in written) {
    return (
      <div className={styles.part} data-testid="share-playground">
        <p>{t("playground.share_help")}</p>
        <ul className={styles.differences}>
          {written.notes.map(({ code, values }) => (
            <li key={code}>{t(`playground.note.${code}`, { ...values })}</li>
          ))}
        </ul>
        <CopyLine
          label={t("playground.share_label")}
          link={written.link}
          testId="share-playground-link"
        />
      </div>
    );
  }
  return (
    <div className={styles.part} data-testid="share-playground">
      <p>{t("playground.share_none")}</p>
      <ul className={styles.differences}>
        {written.reasons.map((reason) => (
          <li key={reason} data-reason={reason}>
            {t(`playground.reason.${reason}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
