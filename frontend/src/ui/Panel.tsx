import type { ReactNode } from "react";
import styles from "./Panel.module.css";

interface PanelProps {
  title: string;
  /** Said at the right of the title, quietly. */
  note?: ReactNode;
  children: ReactNode;
  testId?: string;
}

/** A titled part of a column, divided from its neighbours by a line. */
export function Panel({ title, note, children, testId }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title} data-testid={testId}>
      <div className={styles.heading}>
        <h2>{title}</h2>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      {children}
    </section>
  );
}
