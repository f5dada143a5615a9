import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useT } from "../../i18n";
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
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (!open) return;
    opener.current = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [open]);
  if (!open) return null;
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
