import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { addTexts, NUMBERS_TEXTS, useT } from "../../i18n";
import { reportPageFault } from "../../state/faults";
import { setUi, useUi } from "../../state/uiStore";
import { Button } from "../../ui/Button";
import styles from "./Numbers.module.css";
import { NumbersView } from "./NumbersView";

function close(): void {
  setUi({ numbersOpen: false });
}

/** A window beside the network, which stays in sight and in reach: one example, forward and back, in numbers. */
export default function NumbersPanel() {
  const t = useT();
  const open = useUi((state) => state.numbersOpen);
  const [ready, setReady] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    addTexts(NUMBERS_TEXTS)
      .then(() => setReady(true))
      .catch(reportPageFault);
  }, []);
  const shown = open && ready;
  useEffect(() => {
    if (!shown) return;
    opener.current = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={t("numbers.open")}
      tabIndex={-1}
      data-testid="numbers-panel"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.heading}>
        <h2>{t("numbers.open")}</h2>
        <Button variant="quiet" aria-label={t("common.close")} icon={<X />} onClick={close} />
      </div>
      <NumbersView />
    </section>
  );
}
