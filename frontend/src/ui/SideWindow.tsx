/** A window beside the network, which stays in sight and in reach; Escape and the cross close it, the focus returns. */
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "../i18n";
import { Button } from "./Button";
import styles from "./SideWindow.module.css";

interface SideWindowProps {
  title: string;
  testId: string;
  onClose: () => void;
  children: ReactNode;
}

export function SideWindow({ title, testId, onClose, children }: SideWindowProps) {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={title}
      tabIndex={-1}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.heading}>
        <h2>{title}</h2>
        <Button variant="quiet" aria-label={t("common.close")} icon={<X />} onClick={onClose} />
      </div>
      {children}
    </section>
  );
}
