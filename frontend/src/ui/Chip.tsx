import { useT } from "../i18n";
import styles from "./Chip.module.css";
import { Tooltip } from "./Tooltip";

/** Marks a control whose changes reach the run while it trains; every other one starts a new run. */
export function LiveChip() {
  const t = useT();
  return (
    <Tooltip text={t("chip.live_help")}>
      <span className={`${styles.chip} ${styles.live}`}>{t("chip.live")}</span>
    </Tooltip>
  );
}

/** A status in a word. */
export function StatusChip({
  tone,
  children,
}: {
  tone: "warning" | "bad" | "quiet";
  children: string;
}) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>;
}
