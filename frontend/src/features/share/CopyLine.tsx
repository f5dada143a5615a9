/** A text to take along, and the button that copies it. */
import { Check, Copy } from "lucide-react";
import { useId, useState } from "react";
import { useT } from "../../i18n";
import { Button } from "../../ui/Button";
import styles from "./Share.module.css";

export function CopyLine({ label, link, testId }: { label: string; link: string; testId: string }) {
  const t = useT();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const field = document.getElementById(id);
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      if (field instanceof HTMLInputElement) {
        field.select();
        document.execCommand("copy");
      }
    }
    setCopied(true);
  };
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.link}
          readOnly
          value={link}
          data-testid={testId}
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          data-testid={`${testId}-copy`}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{copied ? t("share.copied") : t("share.copy")}</span>
        </Button>
      </div>
    </div>
  );
}
