import type { ReactNode } from "react";
import { LiveChip } from "./Chip";
import styles from "./Field.module.css";
import { Tooltip } from "./Tooltip";

interface FieldProps {
  /** Id of the control the label belongs to. */
  id: string;
  label: string;
  help?: string | undefined;
  /** Whether a change applies to a running experiment; otherwise it starts a new run, or means nothing for one. */
  live?: boolean | undefined;
  problem?: string | null | undefined;
  /** The control stands below its label instead of beside it. */
  wide?: boolean | undefined;
  /** The control holds words and gets half of the row. */
  roomy?: boolean | undefined;
  children: ReactNode;
}

/** Ties a control to its help and to what is wrong with it, for those who hear the page. */
export function describedBy({ id, help, problem }: Pick<FieldProps, "id" | "help" | "problem">) {
  const parts = [help ? `${id}-help` : "", problem ? `${id}-problem` : ""].filter(Boolean);
  return parts.length === 0 ? {} : { "aria-describedby": parts.join(" ") };
}

/** A labelled control: name, what a change does to the run, the control, and what is wrong with it. */
export function Field({ id, label, help, live, problem, wide, roomy, children }: FieldProps) {
  const name = (
    <label className={styles.label} htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className={`${styles.field} ${wide ? styles.wide : ""} ${roomy ? styles.roomy : ""}`}>
      <div className={styles.name}>
        {help === undefined || help === "" ? name : <Tooltip text={help}>{name}</Tooltip>}
        {live === true && <LiveChip />}
      </div>
      <div className={styles.control}>{children}</div>
      {help && (
        <p id={`${id}-help`} hidden>
          {help}
        </p>
      )}
      {problem && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
