import { runColor, runDash } from "../../domain/runStyle";
import styles from "./Runs.module.css";

/** A run's line as the charts draw it. @param color its place in the palette; null for the run in focus. */
export function Swatch({ color }: { color: number | null }) {
  const stroke = color === null ? "var(--text)" : `var(--run-${runColor(color)})`;
  const dash = color === null ? [] : runDash(color);
  return (
    <svg className={styles.swatch} viewBox="0 0 24 8" aria-hidden="true">
      <line x1="1" x2="23" y1="4" y2="4" stroke={stroke} strokeDasharray={dash.join(" ")} />
    </svg>
  );
}
