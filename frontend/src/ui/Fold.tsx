import { ChevronDown } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { StatusChip } from "./Chip";
import styles from "./Fold.module.css";

interface FoldProps {
  title: string;
  /** What is set inside, in few words: said while it is folded, too. */
  note?: string | undefined;
  /** A word when something inside is wrong: then it stands open until it is folded by hand. */
  fault?: string | undefined;
  /** Whether it stands open before anybody has touched it. */
  startOpen?: boolean | undefined;
  testId?: string | undefined;
  children: ReactNode;
}

/** A part of a panel that is rarely opened; only then is its content in the page. */
export function Fold({ title, note, fault, startOpen = false, testId, children }: FoldProps) {
  const [turned, setTurned] = useState<boolean | null>(null);
  const open = turned ?? (startOpen || fault !== undefined);
  return (
    <section className={styles.fold} aria-label={title}>
      <h3>
        <button
          type="button"
          className={styles.head}
          aria-expanded={open}
          data-testid={testId}
          onClick={() => setTurned(!open)}
        >
          <ChevronDown aria-hidden="true" />
          <span className={styles.title}>{title}</span>
          {fault !== undefined && <StatusChip tone="bad">{fault}</StatusChip>}
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </button>
      </h3>
      {open && (
        <div className={styles.body}>
          <Suspense fallback={null}>{children}</Suspense>
        </div>
      )}
    </section>
  );
}
