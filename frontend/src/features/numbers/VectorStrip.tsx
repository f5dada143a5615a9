import type { Vector } from "../../domain/exampleAnswer";
import { formatCount } from "../../domain/format";
import { writeShape } from "../../domain/numbers";
import { useT } from "../../i18n";
import styles from "./Numbers.module.css";
import { Value } from "./Value";

const MOST_SHOWN = 24;

interface VectorStripProps {
  title: string;
  vector: Vector | null;
  /** Flat place that is looked at. */
  unit: number;
  onUnit?: (unit: number) => void;
  testId: string;
}

/** A node's numbers around the unit looked at; the rest is summarised by its count and its range. */
export function VectorStrip({ title, vector, unit, onUnit, testId }: VectorStripProps) {
  const t = useT();
  if (vector === null || vector.values.length === 0) return null;
  const { values, first, shape } = vector;
  const total = shape.reduce((product, size) => product * size, 1);
  const place = Math.min(Math.max(0, unit - first), values.length - 1);
  const begin = Math.max(0, Math.min(place - MOST_SHOWN / 2, values.length - MOST_SHOWN));
  const shown = Array.from(values).slice(begin, begin + MOST_SHOWN);
  const all = Array.from(values);
  return (
    <div className={styles.vector} data-testid={testId}>
      <h3>
        {title} <span className={styles.shape}>[{writeShape(shape.length > 0 ? shape : [1])}]</span>
      </h3>
      <ul className={styles.cells}>
        {shown.map((value, offset) => {
          const flat = first + begin + offset;
          const content = (
            <>
              <small>{flat}</small>
              <Value value={value} />
            </>
          );
          return (
            <li key={flat}>
              {onUnit === undefined ? (
                <span className={styles.cell}>{content}</span>
              ) : (
                <button
                  type="button"
                  className={styles.cell}
                  aria-pressed={flat === unit}
                  onClick={() => onUnit(flat)}
                >
                  {content}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {total > shown.length && (
        <p className={styles.note}>
          {t("numbers.rest", {
            shown: formatCount(shown.length),
            total: formatCount(total),
          })}{" "}
          <Value value={all.reduce((least, value) => Math.min(least, value))} />
          {" … "}
          <Value value={all.reduce((most, value) => Math.max(most, value))} />
        </p>
      )}
    </div>
  );
}
