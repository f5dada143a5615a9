import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { isProbe, type ProbeType } from "../../domain/probes";
import { useT } from "../../i18n";
import { canAsk } from "../../state/exampleNumbers";
import { useCatalog } from "../../state/queries";
import { setUi, useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { Button } from "../../ui/Button";
import { ProbeCard } from "./ProbeCard";
import styles from "./Probes.module.css";
import { useProbing } from "./useProbing";

function close(): void {
  setUi({ probesOpen: false });
}

/** A window beside the network: what can be measured of the run as it stands. */
export default function ProbesPanel() {
  const t = useT();
  const open = useUi((state) => state.probesOpen);
  const able = useLive(canAsk);
  const catalog = useCatalog();
  const probing = useProbing();
  const [chosen, setChosen] = useState<ProbeType | null>(null);
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
      aria-label={t("probes.title")}
      tabIndex={-1}
      data-testid="probes-panel"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.heading}>
        <h2>{t("probes.title")}</h2>
        <Button variant="quiet" aria-label={t("common.close")} icon={<X />} onClick={close} />
      </div>
      <p className={styles.note}>{t(able ? "probes.about" : "probes.no_run")}</p>
      <ul className={styles.list}>
        {(catalog?.probes ?? []).map((entry) =>
          isProbe(entry.type) ? (
            <ProbeCard
              key={entry.type}
              probe={entry.type}
              entry={entry}
              open={chosen === entry.type}
              able={able}
              probing={probing}
              onOpen={(isOpen) => setChosen(isOpen && isProbe(entry.type) ? entry.type : null)}
            />
          ) : null,
        )}
      </ul>
    </section>
  );
}
