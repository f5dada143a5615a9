/** Where a link is pasted, and what an experiment that came from TensorFlow Playground has otherwise than there. */
import { useId, useState } from "react";
import type { PlaygroundNote } from "../domain/playgroundFacts";
import { type LaterKey, useT } from "../i18n";
import { reportFailure } from "../state/faults";
import { setUi, useUi } from "../state/uiStore";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import styles from "./LinkDialog.module.css";
import { isLinked, openLink } from "./openLink";

function close(): void {
  setUi({ linkOpen: false, linkNotes: null });
}

function LinkField() {
  const t = useT();
  const id = useId();
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const open = async () => {
    setWrong(!isLinked(text));
    if (!isLinked(text) || !(await openLink(text))) return;
    if (text.includes("v=")) close();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        open().catch(reportFailure);
      }}
    >
      <label htmlFor={id}>{t("playground.field")}</label>
      <input
        id={id}
        className={styles.field}
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        data-testid="link-field"
        onChange={(event) => setText(event.target.value)}
      />
      {isWrong && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {t("playground.no_link")}
        </p>
      )}
      <Button type="submit" variant="filled" data-testid="link-open">
        {t("playground.open")}
      </Button>
    </form>
  );
}

function Notes({ notes }: { notes: readonly PlaygroundNote[] }) {
  const t = useT();
  return (
    <>
      <p>{t("playground.opened")}</p>
      <ul className={styles.notes} data-testid="link-notes">
        {notes.map(({ code, values }) => {
          const key: LaterKey = `playground.note.${code}`;
          return (
            <li key={`${code}${JSON.stringify(values)}`} data-note={code}>
              {t(key, { ...values })}
            </li>
          );
        })}
      </ul>
      <Button variant="filled" data-testid="link-close" onClick={close}>
        {t("playground.close")}
      </Button>
    </>
  );
}

export default function LinkDialog() {
  const t = useT();
  const open = useUi((state) => state.linkOpen);
  const notes = useUi((state) => state.linkNotes);
  return (
    <Dialog open={open} onClose={close} title={t("app.open_link")} testId="link-dialog">
      {notes === null ? <LinkField /> : <Notes notes={notes} />}
    </Dialog>
  );
}
