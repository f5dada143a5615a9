import { ClassMark } from "./classMarks";
import styles from "./Requested.module.css";

/** Names of the classes that points are of. */
export function ClassLegend({ classes }: { classes: readonly string[] }) {
  return (
    <ul className={styles.legend}>
      {classes.map((name, label) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: classes have the place of their number
        <li key={label}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <ClassMark label={label} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
