import { useT } from "../i18n";
import styles from "./Chip.module.css";

/** What a change of a control does to a run: taken over at once, or a new run. */
export function LiveChip({ live }: { live: boolean }) {
  const t = useT();
  return (
    <span className={`${styles.chip} ${live ? styles.live : ""}`}>
      {live ? t("chip.live") : t("chip.restarts")}
    </span>
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
