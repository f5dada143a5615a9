import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../i18n";
import { Button } from "./Button";
import styles from "./Popup.module.css";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  testId?: string;
  /** For tables and charts. */
  wide?: boolean;
  /** For what needs the whole page. */
  full?: boolean;
}

/** A window over the page; Escape and the cross close it, the focus returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  testId,
  wide = false,
  full = false,
}: DialogProps) {
  const t = useT();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={styles.dialog}
          data-wide={wide}
          data-full={full}
          data-testid={testId}
        >
          <div className={styles.heading}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close
              render={<Button variant="quiet" aria-label={t("common.close")} icon={<X />} />}
            />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
